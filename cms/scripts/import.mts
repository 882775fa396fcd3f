import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { consent } from './import/consent.mts';
import { type Imports, openImports } from './import/imports.mts';
import { type ImportCommand, readOptions } from './import/options.mts';
import { showProgressBar } from './import/progress-bar.mts';
import { say, seconds } from './run/progress.mts';
import { cmsDir, Refusal } from './run/workspace.mts';

const require = createRequire(import.meta.url);
const plan = <Module,>(name: string) => require(join(cmsDir, 'dist/src/plugins/imports/server/plan', `${name}.js`)) as Module;

function read(path: string): Buffer {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  return readFileSync(path);
}

function readDecisions(path: string | undefined) {
  const { parseDecisions, NO_DECISIONS } = plan<typeof import('../src/plugins/imports/server/plan/decisions.ts')>('decisions');
  if (path === undefined) return NO_DECISIONS;
  try {
    return parseDecisions(JSON.parse(read(path).toString('utf8')));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The decisions in ${path} are not valid: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Works until it is done, or until Ctrl-C: then it stops after the portion it is at. */
async function interruptible<Result>(work: (options: Parameters<Imports['run']>[2] & { signal: AbortSignal }) => Promise<Result>): Promise<Result> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const bar = showProgressBar();
  process.once('SIGINT', stop);
  try {
    return await work({ onProgress: bar.onProgress, signal: stopping.signal });
  } catch (error) {
    throw error instanceof Error && (error.name === 'ImportsBusy' || error.name === 'RefusedWork') ? new Refusal(error.message) : error;
  } finally {
    process.off('SIGINT', stop);
    bar.end();
  }
}

async function undo(strapi: Core.Strapi, { undo: run = '', yes }: ImportCommand): Promise<boolean> {
  const imports = openImports(strapi);
  if (!(await imports.find(run))) {
    const known = (await imports.runs()).slice(0, 5).map(({ id, state }) => `${id} (${state})`);
    throw new Refusal(`There is no import ${run}. ${known.length > 0 ? `The latest are ${known.join(', ')}.` : 'Nothing has been imported yet.'}`);
  }
  const { undone, refused } = await imports.undo(run, { dryRun: true, onProgress: () => {} });
  const tell = (items: typeof refused) => items.forEach(({ row, title, reason, relatedBy }) => say(`  row ${row} ${title}: ${[reason, ...relatedBy].join(', ')}`));
  say(`Undoing ${run} takes ${undone.length} works back and leaves ${refused.length} alone.`);
  tell(refused);
  if (undone.length === 0 || !(await consent('Undo it?', yes))) return false;
  const result = await interruptible((options) => imports.undo(run, options));
  say(`${result.undone.length} works were taken back, ${result.refused.length} left alone.`);
  return result.refused.length === 0;
}

async function importFile(strapi: Core.Strapi, command: ImportCommand & { file: string }): Promise<boolean> {
  const { file, encoding, format, language, report } = command;
  const decisions = readDecisions(command.decisions);
  const bytes = read(file);
  const started = performance.now();
  const planned = await plan<typeof import('../src/plugins/imports/server/plan/dry-run.ts')>('dry-run').dryRun(strapi, { name: basename(file), bytes, encoding, format }, language);
  const explain = plan<typeof import('../src/plugins/imports/server/plan/explain.ts')>('explain').createExplainer('en', strapi.dirs.app.src);
  for (const line of plan<typeof import('../src/plugins/imports/server/plan/summary.ts')>('summary').summaryLines(planned, explain)) say(line);
  const lines = plan<typeof import('../src/plugins/imports/server/plan/report.ts')>('report').reportLines(planned, explain);
  await pipeline(Readable.from(lines), createWriteStream(report));
  say(`Planned in ${seconds(started)}; nothing was written yet. The whole report is in ${report}.`);
  if (plan<typeof import('../src/plugins/imports/server/plan/import-plan.ts')>('import-plan').isRefused(planned)) return false;

  const { writes, problems } = plan<typeof import('../src/plugins/imports/server/plan/work-writes.ts')>('work-writes').toWorkWrites(planned, decisions, { publish: command.publish });
  for (const { row, problem } of problems) say(`  decision for row ${row}: ${explain.problem(problem)}`);
  const created = writes.filter(({ action }) => action === 'create').length;
  const unwritten = problems.length > 0 ? `; ${problems.length} decisions cannot be carried out` : '';
  say(`${created} works would be made ${command.publish ? 'and published' : 'as drafts'}, ${writes.length - created} changed${unwritten}.`);
  if (command.dryRun || writes.length === 0) return problems.length === 0;
  const imports = openImports(strapi);
  if (!(await consent('Write them?', command.yes))) return false;

  const source = { fileName: basename(file), fileHash: createHash('sha256').update(bytes).digest('hex'), who: userInfo().username };
  const run = await interruptible((options) => imports.run(source, writes, options));
  say(`Import ${run.id} is ${run.state}: ${run.created} works made, ${run.updated} changed (${seconds(started)}).`);
  say(run.state === 'done' ? `Take it back with: library:import --undo ${run.id}` : 'Run the same command again to go on.');
  return run.state === 'done';
}

/** `library:import`: says what a file would do, asks, writes it, and can take it back. */
await runCommand(async () => {
  const command = readOptions(process.argv.slice(2));
  const { file } = command;
  return withDelivery((_delivery, strapi) => (file === undefined ? undo(strapi, command) : importFile(strapi, { ...command, file })));
});
