import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres } from '../test/harness/postgres.ts';
import { runCrashes } from './crash/run.mts';
import { runCommand } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';
import { Refusal } from './run/workspace.mts';

const { values } = parseArgs({
  options: { publishes: { type: 'string', default: '200' }, between: { type: 'string', default: '8' }, database: { type: 'string', default: 'sqlite' }, seed: { type: 'string', default: String(Date.now() % 100_000) } },
});

/** `crash`: kills a CMS at random moments of its publishing, and checks that nothing acknowledged is lost and both sides are equal. */
await runCommand(async () => {
  if (values.database !== 'sqlite' && values.database !== 'postgres') throw new Refusal('--database must be sqlite or postgres.');
  const started = performance.now();
  const server = values.database === 'postgres' ? await findPostgres() : undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
  say(`crash --publishes ${values.publishes} --between ${values.between} --database ${values.database} --seed ${values.seed}`);
  try {
    const { kills, acknowledged, problems } = await runCrashes({
      dataDir,
      databaseUrl: server?.url ?? '',
      publishes: Number(values.publishes),
      between: Number(values.between),
      seed: Number(values.seed),
      onKill: (report) => say(`  kill ${report.kills}: ${report.acknowledged} acknowledged, ${report.problems.length} problems`),
    });
    for (const problem of problems) say(problem);
    say(`${acknowledged} publishes acknowledged, ${kills} kills, ${problems.length} problems (${seconds(started)}).`);
    return problems.length === 0;
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
