import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cmsDir } from './run/workspace.mts';

/**
 * Compares the CMS with the reference model for as many queries as asked:
 * `pnpm model --cases 100000 --seed 7 --database postgres`. A failure prints the shortest history that shows it.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, database: { type: 'string', default: 'sqlite' } },
});
if (!/^[1-9]\d*$/.test(values.cases) || !/^\d+$/.test(values.seed) || !['sqlite', 'postgres'].includes(values.database)) {
  console.error('Usage: pnpm model --cases <number> --seed <number> --database sqlite|postgres');
  process.exit(1);
}
console.log(`Comparing ${values.cases} queries on ${values.database}, seed ${values.seed}. A hundred thousand take about 15 minutes.`);
const vitest = spawn('vitest', ['run', '--project', values.database, 'test/model'], {
  cwd: cmsDir,
  stdio: 'inherit',
  env: { ...process.env, PATH: [join(cmsDir, 'node_modules/.bin'), process.env.PATH].join(delimiter), MODEL_CASES: values.cases, MODEL_SEED: values.seed, MODEL_PER_HISTORY: '250' },
});
vitest.once('exit', (code) => process.exit(code ?? 1));
