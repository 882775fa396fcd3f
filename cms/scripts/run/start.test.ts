import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSpace } from './checks.mts';

const script = resolve(import.meta.dirname, '../start.mts');

let folder: string;
let taken: Server;
let takenPort: number;
let freePort: number;

async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

/** The real starter, which is expected to refuse before it builds anything. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script], {
    env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), CMS_PORT: String(freePort), WEB_PORT: String(freePort + 1), ...env },
  });
  const read = { said: '', complained: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (read.said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (read.complained += text));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, ...read };
}

const refusal = (sentence: string) => ({ code: 1, said: '', complained: `\n✗ ${sentence}\n` });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  taken = createServer();
  takenPort = await listening(taken);
  const probe = createServer();
  freePort = await listening(probe);
  await new Promise((closed) => probe.close(closed));
});

afterEach(async () => {
  await new Promise((closed) => taken.close(closed));
  rmSync(folder, { recursive: true });
});

describe('the starter refuses in one sentence, before anything is made:', { timeout: 20_000 }, () => {
  afterEach(() => expect(readdirSync(folder).filter((name) => name !== 'file')).toEqual([]));

  it('a variable that is not valid', async () => {
    expect(await start({ CMS_PORT: 'http' })).toEqual(refusal('CMS_PORT must be a port number from 1 to 65535. See .env.example.'));
  });

  it('a taken port of the CMS', async () => {
    const sentence = `Port ${takenPort} on 127.0.0.1 is taken by another program: stop it, or set CMS_PORT to a free port.`;
    expect(await start({ CMS_PORT: String(takenPort) })).toEqual(refusal(sentence));
  });

  it('a taken port of the site', async () => {
    const sentence = `Port ${takenPort} on 127.0.0.1 is taken by another program: stop it, or set WEB_PORT to a free port.`;
    expect(await start({ WEB_PORT: String(takenPort) })).toEqual(refusal(sentence));
  });

  it('an address that is not of this machine', async () => {
    const sentence = `Nothing can listen on 192.0.2.1:${freePort} (EADDRNOTAVAIL): change CMS_PORT or CMS_HOST.`;
    expect(await start({ CMS_HOST: '192.0.2.1' })).toEqual(refusal(sentence));
  });

  it('an unreachable database, without its password', async () => {
    const sentence = `The database agenda on 127.0.0.1:${freePort} cannot be used (ECONNREFUSED): check DATABASE_URL.`;
    expect(await start({ DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${freePort}/agenda` })).toEqual(refusal(sentence));
  });

  it('a data folder that cannot be made', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const sentence = `The data folder ${file}/data cannot be written to (${file} is a file): change its owner, or set DATA_DIR to another folder.`;
    expect(await start({ DATA_DIR: `${file}/data` })).toEqual(refusal(sentence));
  });
});

describe('the check for room on the disk', () => {
  it('names the folder, what is free and what is needed', async () => {
    const folderToBe = join(folder, 'not/yet');
    await expect(checkSpace(folderToBe, 2 ** 60)).rejects.toThrow(/^The disk of .*\/not\/yet is full: \d+ MB are free, 1099511627776 MB are needed\.$/);
    expect(existsSync(folderToBe)).toBe(false);
  });

  it('passes where there is room', async () => {
    await expect(checkSpace(folder, 1)).resolves.toBeUndefined();
  });
});
