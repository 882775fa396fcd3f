import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, none, oneFailed, onePassed, sum } from './counts.mts';
import { answering, type Service, startService, stopAll, stopService } from './processes.mts';
import { say, seconds } from './progress.mts';
import { cmsDir, root } from './workspace.mts';

export interface RunningSystem {
  cmsUrl: string;
  webUrl: string;
  dataDir: string;
  administrator: { email: string; password: string };
}

/** Long enough to build and seed everything. */
const FIRST_START_LIMIT_MS = 10 * 60_000;
const SECOND_START_LIMIT_MS = 20_000;

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  await Promise.all(servers.map((server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))));
  const [first, second] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return [first!, second!];
}

function check(claim: string, holds: boolean): Counts {
  say(`${holds ? '✓' : '✗'} ${claim}`);
  return holds ? onePassed : oneFailed(claim);
}

/**
 * Starts the system as a person would, on free ports and an empty data folder, hands it to `test`, and looks at how it
 * stops and starts again.
 */
export async function testSystem(test: (system: RunningSystem) => Promise<Counts>): Promise<Counts> {
  const dataDir = await mkdtemp(join(tmpdir(), 'system-'));
  const [cmsPort, webPort] = await freePorts();
  const administrator = { email: 'admin@example.org', password: `Aa1${randomBytes(12).toString('hex')}` };
  const system = { cmsUrl: `http://127.0.0.1:${cmsPort}`, webUrl: `http://127.0.0.1:${webPort}`, dataDir, administrator };
  const env = {
    ...process.env,
    CMS_HOST: '127.0.0.1',
    CMS_PORT: String(cmsPort),
    CMS_PUBLIC_URL: system.cmsUrl,
    WEB_HOST: '127.0.0.1',
    WEB_PORT: String(webPort),
    WEB_PUBLIC_URL: system.webUrl,
    DATABASE_URL: '',
    DATABASE_READ_URL: '',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  };
  const launch = async (limitMs: number): Promise<Service> => {
    const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(cmsDir, 'scripts/start.mts')];
    const service = startService('start', { command: process.execPath, args, cwd: root, env });
    const ended = service.ended.then((end) => {
      throw new Error(`The system did not start (${end}).`);
    });
    await Promise.race([Promise.all([answering(`${system.cmsUrl}/api/ready`, limitMs), answering(`${system.webUrl}/`, limitMs)]), ended]);
    return service;
  };
  let tested = none;
  try {
    const first = await launch(FIRST_START_LIMIT_MS);
    tested = await test(system);
    const firstEnd = await stopService(first);
    const again = performance.now();
    const second = await launch(SECOND_START_LIMIT_MS);
    const took = seconds(again);
    const secondEnd = await stopService(second);
    return sum([
      tested,
      check(`stops with exit code 0 when asked to (${firstEnd}, ${secondEnd})`, firstEnd === 'code 0' && secondEnd === 'code 0'),
      check(`starts again within 20 s (${took})`, true),
    ]);
  } catch (error) {
    return sum([tested, check(error instanceof Error ? error.message : String(error), false)]);
  } finally {
    // What did not start in time may still be writing.
    await stopAll();
    await rm(dataDir, { recursive: true, force: true });
  }
}
