import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
/** An empty variable is an unset one, so that `.env` can list every name. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  CMS_HOST: optional(z.string()),
  CMS_PORT: optional(port),
  CMS_PUBLIC_URL: optional(url),
  WEB_HOST: optional(z.string()),
  WEB_PORT: optional(port),
  WEB_PUBLIC_URL: optional(url),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')),
  DATA_DIR: optional(z.string()),
});

export interface Environment {
  cms: { host: string; port: number; publicUrl: string };
  web: { host: string; port: number; publicUrl: string };
  /** PostgreSQL connection URL; undefined means the embedded SQLite file in the data folder. */
  databaseUrl: string | undefined;
  /** Absolute folder of the database file, the secrets and the uploads. */
  dataDir: string;
}

/** Reads and validates the environment. Throws one sentence that names every variable that is wrong. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env, root = resolve(__dirname, '../../..')): Environment {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not valid: ${reasons.join('; ')}. See .env.example.`);
  }
  const values = parsed.data;
  const cmsPort = values.CMS_PORT ?? 1337;
  const webPort = values.WEB_PORT ?? 3000;
  return {
    cms: { host: values.CMS_HOST ?? '127.0.0.1', port: cmsPort, publicUrl: values.CMS_PUBLIC_URL ?? `http://localhost:${cmsPort}` },
    web: { host: values.WEB_HOST ?? '127.0.0.1', port: webPort, publicUrl: values.WEB_PUBLIC_URL ?? `http://localhost:${webPort}` },
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(root, values.DATA_DIR ?? '.data'),
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
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  chmodSync(file, 0o600);
  return kept as Secrets;
}
