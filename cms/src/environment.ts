import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** An empty variable is an unset one, so that `.env` can list every name. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

// Messages complete the sentence "NAME must be …". They never repeat the value: it may be a password.
const host = z.string().regex(/^[\w.:-]+$/, 'a host name or an IP address, such as 127.0.0.1');
const port = z
  .string()
  .regex(/^\d+$/, 'a port number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, 'a port number from 1 to 65535');
const url = z
  .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
  .transform((value) => value.replace(/\/+$/, ''));
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgres://user:password@host:5432/database' });
const onOrOff = z.enum(['on', 'off'], 'on or off');
const password = z
  .string()
  .regex(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/s, 'at least 8 characters with a lower-case letter, a capital letter and a digit')
  // bcrypt reads no more than this.
  .refine((value) => Buffer.byteLength(value) <= 72, 'at most 72 bytes long');

const schema = z.object({
  CMS_HOST: optional(host),
  CMS_PORT: optional(port),
  CMS_PUBLIC_URL: optional(url),
  WEB_HOST: optional(host),
  WEB_PORT: optional(port),
  WEB_PUBLIC_URL: optional(url),
  DATABASE_URL: optional(databaseUrl),
  DATABASE_READ_URL: optional(databaseUrl),
  DATA_DIR: optional(z.string()),
  ADMIN_EMAIL: optional(z.email('an e-mail address')),
  ADMIN_PASSWORD: optional(password),
  LINK_CHECK: optional(onOrOff),
});

export interface Environment {
  cms: { host: string; port: number; publicUrl: string };
  web: { host: string; port: number; publicUrl: string };
  /** PostgreSQL connection URL; undefined means the embedded SQLite file in the data folder. */
  databaseUrl: string | undefined;
  /** Connection URL of a hot standby of that database, which public reads go to; undefined means that they go where writes go. */
  databaseReadUrl: string | undefined;
  /** Absolute folder of the database file, the secrets and the uploads. */
  dataDir: string;
  /** The administrator to create if there is none; undefined means the admin's own first-run page. */
  administrator: { email: string; password: string } | undefined;
  /** Whether the hosts of source links are asked from time to time. Off unless somebody decides so: they learn of this server. */
  linkCheck: boolean;
}

/** Reads and validates the environment. Throws one sentence for every variable that is wrong, naming it. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env, root = resolve(__dirname, '../../..')): Environment {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')} must be ${issue.message}.`);
    throw new Error(`${[...new Set(reasons)].join(' ')} See .env.example.`);
  }
  const values = parsed.data;
  const cmsPort = values.CMS_PORT ?? 1337;
  const webPort = values.WEB_PORT ?? 3000;
  if (cmsPort === webPort) throw new Error(`CMS_PORT and WEB_PORT must differ: both are ${cmsPort}. See .env.example.`);
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: secret } = values;
  if (!email !== !secret) throw new Error(`${email ? 'ADMIN_PASSWORD' : 'ADMIN_EMAIL'} must be set too: neither works alone. See .env.example.`);
  if (values.DATABASE_READ_URL && !values.DATABASE_URL) {
    throw new Error('DATABASE_URL must be set too: DATABASE_READ_URL names a standby of the PostgreSQL server there. See .env.example.');
  }
  return {
    cms: { host: values.CMS_HOST ?? '127.0.0.1', port: cmsPort, publicUrl: values.CMS_PUBLIC_URL ?? `http://localhost:${cmsPort}` },
    web: { host: values.WEB_HOST ?? '127.0.0.1', port: webPort, publicUrl: values.WEB_PUBLIC_URL ?? `http://localhost:${webPort}` },
    databaseUrl: values.DATABASE_URL,
    databaseReadUrl: values.DATABASE_READ_URL,
    dataDir: resolve(root, values.DATA_DIR ?? '.data'),
    administrator: email && secret ? { email, password: secret } : undefined,
    linkCheck: values.LINK_CHECK === 'on',
  };
}

const SECRET_NAMES = ['appKey', 'apiTokenSalt', 'adminJwtSecret', 'transferTokenSalt', 'encryptionKey', 'previewSecret'] as const;
export type Secrets = Record<(typeof SECRET_NAMES)[number], string>;

/** The secrets of this installation: made once, kept in the data folder, readable by its owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = SECRET_NAMES.filter((name) => !kept[name]);
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(32).toString('base64url');
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  chmodSync(file, 0o600);
  return kept as Secrets;
}
