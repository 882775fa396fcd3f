import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Imports } from '../src/plugins/imports/server/imports.ts';
import { makeTargets, makeWrites, writeByService } from './bench/import-works.mts';
import { aligned, median } from './bench/table.mts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say } from './run/progress.mts';
import { withTemporaryFolder } from './run/temporary-folder.mts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, works: { type: 'string', default: '2000' }, service: { type: 'string', default: '40' } },
});

const GOAL_PER_SECOND = 1_000;

interface Speed {
  /** Works in a second of the clock, and in a second of this process's own computing: other programs slow only the former. */
  clock: number;
  computing: number;
}

async function speed(works: number, write: () => Promise<unknown>): Promise<Speed> {
  const started = performance.now();
  const before = process.cpuUsage();
  await write();
  const used = process.cpuUsage(before);
  return { clock: (works * 1_000) / (performance.now() - started), computing: (works * 1_000_000) / (used.user + used.system) };
}

const shown = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

function row(name: string, speeds: readonly Speed[]): string[] {
  const clock = speeds.map((item) => item.clock);
  return [name, ...[median(clock), Math.max(...clock), Math.min(...clock), median(speeds.map(({ computing }) => computing))].map(shown)];
}

/** `bench:import`: works a second of the bulk write, alone and as a recorded import, beside the Document Service, in alternating rounds on a fresh SQLite database. */
async function bench(): Promise<boolean> {
  const [rounds, works, service] = [Number(options.rounds), Number(options.works), Number(options.service)];
  return withDelivery(async (delivery, strapi) => {
    const imports = strapi.plugin('imports').service<Imports>('imports');
    const targets = await makeTargets(strapi);
    const [single, bulk, recorded, gentle]: [Speed[], Speed[], Speed[], Speed[]] = [[], [], [], []];
    const waits: ReturnType<typeof monitorEventLoopDelay>[] = [];
    let made = 0;
    const next = (count: number) => makeWrites(targets, count, (made += count) - count);
    for (let round = 0; round < rounds; round += 1) {
      const [one, many, more, beside] = [next(service), next(works), next(works), next(works)];
      single.push(await speed(service, async () => {
        for (const write of one) await writeByService(strapi, write);
      }));
      bulk.push(await speed(works, () => imports.write(many)));
      recorded.push(await speed(works, () => imports.run({ fileName: 'bench', fileHash: String(round), who: 'bench' }, more)));
      // One for each round: a histogram that goes on after a rest counts the rest as a wait.
      const waiting = monitorEventLoopDelay({ resolution: 1 });
      waiting.enable();
      gentle.push(await speed(works, () => imports.run({ fileName: 'bench', fileHash: `gentle ${round}`, who: 'bench' }, beside, { gentle: true })));
      waiting.disable();
      waits.push(waiting);
    }
    const differences = await delivery.verify();
    const ratio = (speeds: readonly Speed[]) => median(speeds.map(({ clock }, round) => clock / (single[round]?.clock ?? Number.NaN)));
    const perSecond = median(recorded.map(({ clock }) => clock));
    say(aligned([['works a second', 'median', 'best', 'worst', 'of computing'], row('Document Service', single), row('bulk write', bulk), row('recorded import', recorded), row('the same beside readers', gentle)]));
    say(`\nbulk write ÷ Document Service: ${shown(ratio(bulk))}; recorded import ÷ Document Service: ${shown(ratio(recorded))}.`);
    say(`Beside readers, these wait ${[50, 95, 99].map((share) => `p${share} ${shown(median(waits.map((one) => one.percentile(share))) / 1e6)}`).join(', ')}, at most ${shown(Math.max(...waits.map(({ max }) => max)) / 1e6)} ms for their turn.`);
    say(`Recorded import, goal ≥ ${GOAL_PER_SECOND} a second: ${perSecond >= GOAL_PER_SECOND ? 'met' : 'MISSED'}. ${made} works, load ${shown(loadavg()[0] ?? 0)}, ${differences.length} differences.`);
    return perSecond >= GOAL_PER_SECOND && differences.length === 0;
  });
}

await runCommand(() => withTemporaryFolder('bench-import-', (dataDir) => {
  Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_READ_URL: '' });
  return bench();
}));
