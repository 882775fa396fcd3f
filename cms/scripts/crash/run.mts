import { type CmsData, spawnCms, type SpawnedCms } from './process.mts';
import { random, Writer } from './writer.mts';

export interface CrashOptions extends CmsData {
  publishes: number;
  /** How many publishes are acknowledged between two kills, on average. */
  between: number;
  seed: number;
  onKill?: (report: { kills: number; acknowledged: number; problems: readonly string[] }) => void;
}

export interface CrashReport {
  kills: number;
  acknowledged: number;
  /** Acknowledged publishes that were gone, and differences that verify found in the records or in the search index. */
  problems: string[];
}

const WRITERS = 3;
/** A publish takes some tens of milliseconds: a kill falls anywhere in it. */
const SPREAD_MS = 60;

const acknowledged = (writers: readonly Writer[]): number => writers.reduce((sum, writer) => sum + writer.acknowledged, 0);

/** Publishes until a moment comes, and kills the process then, under the writers. What it had not acknowledged by then is open. */
async function writeUntil(moment: () => Promise<void>, cms: SpawnedCms, writers: readonly Writer[]): Promise<void> {
  let killed = false;
  const writing = writers.map(async (writer) => {
    while (!killed) {
      await writer.publish(cms).catch((error: unknown) => {
        if (!killed) throw error;
      });
    }
  });
  const killing = moment().then(() => {
    killed = true;
    return cms.stop('SIGKILL');
  });
  await Promise.all([...writing, killing]);
}

async function check(cms: SpawnedCms, writers: readonly Writer[]): Promise<string[]> {
  const lost = (await Promise.all(writers.map((writer) => writer.lost(cms)))).flat().map((entry) => `lost: ${entry}`);
  const { differences, search } = await cms.verify();
  return [...lost, ...differences.map(({ kind, type, documentId }) => `${kind}: ${type} ${documentId}`), ...search];
}

/** Kills the CMS at random moments while it publishes, and checks after each restart that nothing acknowledged is lost and both sides are equal. */
export async function runCrashes({ publishes, between, seed, onKill, ...data }: CrashOptions): Promise<CrashReport> {
  const chance = random(seed);
  const writers = Array.from({ length: WRITERS }, (_, index) => new Writer(`Writer ${index}`, random(seed + index + 1)));
  const problems: string[] = [];
  let kills = 0;
  let cms = await spawnCms(data);
  while (acknowledged(writers) < publishes) {
    const until = acknowledged(writers) + 1 + Math.floor(chance() * between * 2);
    const delay = chance() * SPREAD_MS;
    await writeUntil(async () => {
      while (acknowledged(writers) < until) await new Promise((wait) => setTimeout(wait, 1));
      await new Promise((wait) => setTimeout(wait, delay));
    }, cms, writers);
    kills += 1;
    cms = await spawnCms(data);
    const found = await check(cms, writers);
    problems.push(...found);
    onKill?.({ kills, acknowledged: acknowledged(writers), problems: found });
  }
  await cms.stop('SIGKILL');
  return { kills, acknowledged: acknowledged(writers), problems };
}
