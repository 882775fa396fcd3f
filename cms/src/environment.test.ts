import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment, readSecrets } from './environment';

describe('the environment', () => {
  const read = (env: NodeJS.ProcessEnv) => readEnvironment(env, '/srv/agenda');

  it('has a default for every variable', () => {
    expect(read({})).toEqual({
      cms: { host: '127.0.0.1', port: 1337, publicUrl: 'http://localhost:1337' },
      web: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
      databaseUrl: undefined,
      databaseReadUrl: undefined,
      dataDir: '/srv/agenda/.data',
      administrator: undefined,
      linkCheck: false,
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(read({ CMS_PORT: '', DATABASE_URL: '', ADMIN_EMAIL: '' })).toEqual(read({}));
  });

  it('lets the public address follow the port', () => {
    expect(read({ CMS_PORT: '8001' }).cms.publicUrl).toBe('http://localhost:8001');
  });

  it('drops slashes from the end of a public address', () => {
    expect(read({ WEB_PUBLIC_URL: 'https://example.org//' }).web.publicUrl).toBe('https://example.org');
  });

  it('checks no links unless it is told to', () => {
    expect([read({ LINK_CHECK: '' }), read({ LINK_CHECK: 'off' }), read({ LINK_CHECK: 'on' })].map(({ linkCheck }) => linkCheck)).toEqual([false, false, true]);
  });

  it('takes a standby beside its database', () => {
    const urls = { DATABASE_URL: 'postgres://db/x', DATABASE_READ_URL: 'postgres://standby/x' };
    expect(read(urls)).toMatchObject({ databaseUrl: urls.DATABASE_URL, databaseReadUrl: urls.DATABASE_READ_URL });
  });

  it('reads the data folder relative to the workspace', () => {
    expect(read({ DATA_DIR: 'var' }).dataDir).toBe('/srv/agenda/var');
    expect(read({ DATA_DIR: '/var/agenda' }).dataDir).toBe('/var/agenda');
  });

  it.each([
    [{ CMS_PORT: 'abc' }, 'CMS_PORT must be a port number from 1 to 65535. See .env.example.'],
    [{ CMS_PORT: '70000' }, 'CMS_PORT must be a port number from 1 to 65535. See .env.example.'],
    [{ WEB_PORT: '0' }, 'WEB_PORT must be a port number from 1 to 65535. See .env.example.'],
    [{ WEB_PORT: '3e3' }, 'WEB_PORT must be a port number from 1 to 65535. See .env.example.'],
    [{ CMS_HOST: 'a b' }, 'CMS_HOST must be a host name or an IP address, such as 127.0.0.1. See .env.example.'],
    [{ WEB_PUBLIC_URL: 'example.org' }, 'WEB_PUBLIC_URL must be an address that starts with http:// or https://. See .env.example.'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be an address such as postgres://user:password@host:5432/database. See .env.example.'],
    [{ DATABASE_URL: 'postgres://db/x', DATABASE_READ_URL: 'standby' }, 'DATABASE_READ_URL must be an address such as postgres://user:password@host:5432/database. See .env.example.'],
    [
      { DATABASE_READ_URL: 'postgres://me:hunter2@standby/x' },
      'DATABASE_URL must be set too: DATABASE_READ_URL names a standby of the PostgreSQL server there. See .env.example.',
    ],
    [{ CMS_PORT: '3000' }, 'CMS_PORT and WEB_PORT must differ: both are 3000. See .env.example.'],
    [{ ADMIN_EMAIL: 'nobody', ADMIN_PASSWORD: 'Long enough 1' }, 'ADMIN_EMAIL must be an e-mail address. See .env.example.'],
    [{ LINK_CHECK: 'yes' }, 'LINK_CHECK must be on or off. See .env.example.'],
    [{ ADMIN_EMAIL: 'ana@example.org' }, 'ADMIN_PASSWORD must be set too: neither works alone. See .env.example.'],
    [{ ADMIN_PASSWORD: 'Long enough 1' }, 'ADMIN_EMAIL must be set too: neither works alone. See .env.example.'],
    [
      { ADMIN_EMAIL: 'ana@example.org', ADMIN_PASSWORD: 'short' },
      'ADMIN_PASSWORD must be at least 8 characters with a lower-case letter, a capital letter and a digit. See .env.example.',
    ],
    [{ ADMIN_EMAIL: 'ana@example.org', ADMIN_PASSWORD: `Aa1${'é'.repeat(40)}` }, 'ADMIN_PASSWORD must be at most 72 bytes long. See .env.example.'],
    [
      { CMS_PORT: 'x', WEB_PORT: 'y' },
      'CMS_PORT must be a port number from 1 to 65535. WEB_PORT must be a port number from 1 to 65535. See .env.example.',
    ],
  ])('refuses %j by name', (env, message) => {
    expect(() => read(env)).toThrow(new Error(message));
  });

  it('never repeats a password in a message', () => {
    expect(() => read({ DATABASE_URL: 'postgres//me:hunter2@db/x', ADMIN_PASSWORD: 'hunter2' })).toThrow(expect.not.stringContaining('hunter2'));
  });
});

describe('the secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once and kept', () => {
    const first = readSecrets(folder);
    expect(readSecrets(folder)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(6);
  });

  it('are readable by their owner only, even if somebody loosened the file', () => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{"appKey":"kept"}', { mode: 0o644 });
    expect(readSecrets(folder).appKey).toBe('kept');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).previewSecret).toHaveLength(43);
  });
});
