import { parseArgs } from 'node:util';
import { type Counts, none, oneFailed, sentence, sum } from './run/counts.mts';
import { stopAll } from './run/processes.mts';
import { say, seconds } from './run/progress.mts';
import { type Suite, suites } from './run/suites.mts';

/** Runs the suites named by `--only lint,unit`, or all. The last line is `N passed, N failed[, N skipped]`. */
function chosen(args: readonly string[]): readonly Suite[] {
  const { values } = parseArgs({ args: args.filter((arg) => arg !== '--'), options: { only: { type: 'string' } } });
  if (values.only === undefined) return suites;
  const names = values.only.split(',');
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}: choose from ${suites.map((suite) => suite.name).join(', ')}.`);
  return suites.filter((suite) => names.includes(suite.name));
}

async function runSuite({ title, about, run }: Suite): Promise<Counts> {
  say(`\n━━━ ${title} (${about}) ${'━'.repeat(Math.max(3, 70 - title.length - about.length))}\n`);
  try {
    return await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(`✗ ${message}`);
    return oneFailed(message);
  } finally {
    await stopAll();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(130)));
}

const lines: string[] = [];
let total = none;
for (const suite of chosen(process.argv.slice(2))) {
  const started = performance.now();
  const counts = await runSuite(suite);
  total = sum([total, counts]);
  lines.push(`${counts.failed.length > 0 ? '✗' : '✓'} ${suite.title}: ${sentence(counts)} (${seconds(started)})`);
}
say(`\n━━━ Summary ${'━'.repeat(63)}\n`);
for (const line of lines) say(line);
for (const what of total.failed) say(`\n✗ ${what}`);
say(`\n${sentence(total)}`);
process.exitCode = total.failed.length > 0 ? 1 : 0;
