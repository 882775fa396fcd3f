import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type * as Bulk from '../src/plugins/import/server/write/write-works.ts';
import { makeTargets, makeWrites, writeByService } from './bench/import-works.mts';
import { aligned, median } from './bench/table.mts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say } from './run/progress.mts';
import { cmsDir } from './run/workspace.mts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, works: { type: 'string', default: '2000' }, service: { type: 'string', default: '40' } },
});

const GOAL_PER_SECOND = 1_000;

/** Works a second. */
async function speed(works: number, write: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await write();
  return (works * 1_000) / (performance.now() - started);
}

/** `bench:import`: works a second of the bulk write beside the Document Service, in alternating rounds on a fresh SQLite database. */
async function bench(): Promise<boolean> {
  const [rounds, works, service] = [Number(options.rounds), Number(options.works), Number(options.service)];
  return withDelivery(async (delivery, strapi) => {
    const { writeWorks } = createRequire(import.meta.url)(join(cmsDir, 'dist/src/plugins/import/server/write/write-works.js')) as typeof Bulk;
    const targets = await makeTargets(strapi);
    const bulk: number[] = [];
    const single: number[] = [];
    let made = 0;
    const next = (count: number) => makeWrites(targets, count, (made += count) - count);
    for (let round = 0; round < rounds; round += 1) {
      const one = next(service);
      single.push(await speed(service, async () => {
        for (const write of one) await writeByService(strapi, write);
      }));
      const many = next(works);
      bulk.push(await speed(works, () => writeWorks(strapi, many)));
    }
    const differences = await delivery.verify();
    const perSecond = median(bulk);
    const ratio = median(bulk.map((value, round) => value / (single[round] ?? Number.NaN)));
    say(aligned([
      ['', 'works/s', 'best', 'worst'],
      ['bulk write', ...[perSecond, Math.max(...bulk), Math.min(...bulk)].map((value) => value.toFixed(0))],
      ['Document Service', ...[median(single), Math.max(...single), Math.min(...single)].map((value) => value.toFixed(1))],
    ]));
    say(`\nbulk ÷ Document Service: ${ratio.toFixed(0)}; goal ≥ ${GOAL_PER_SECOND} works/s: ${perSecond >= GOAL_PER_SECOND ? 'met' : 'MISSED'}. ${made} works, load ${loadavg()[0]?.toFixed(1)}, ${differences.length} differences.`);
    return perSecond >= GOAL_PER_SECOND && differences.length === 0;
  });
}

const dataDir = mkdtempSync(join(tmpdir(), 'bench-import-'));
Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: '' });
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
await runCommand(bench);
