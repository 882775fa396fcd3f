import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Thesaurus } from '../src/plugins/thesaurus/server/index.ts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';
import { Refusal } from './run/workspace.mts';
import { reportLines } from './thesaurus/report.mts';

const { values: options, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } }, allowPositionals: true });

function readText(file: string | undefined): string {
  if (file === undefined) throw new Refusal('Name a file: pnpm thesaurus:import FILE [--dry-run]');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(resolve(process.env.INIT_CWD ?? '.', file)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(code === 'ENOENT' ? `There is no file ${file}.` : code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? `${file} is not in UTF-8.` : `${file} cannot be read (${code ?? String(error)}).`);
  }
}

/** A person is asked; a program that called has said what it wants by leaving out --dry-run. */
async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('Write this? (y/N) ').finally(() => lines.close());
  return /^y(es)?$/i.test(answer.trim());
}

/** `thesaurus:import`: shows what a SKOS file in Turtle would do, then does it. Exits 1 if a concept was refused. */
await runCommand(async () => {
  const text = readText(positionals[0]);
  return withDelivery(async (_delivery, strapi) => {
    const thesaurus = strapi.plugin('thesaurus').service<Thesaurus>('thesaurus');
    const plan = await thesaurus.plan(text).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'UnreadableThesaurus' ? new Refusal(error.message) : error;
    });
    for (const line of reportLines(plan)) say(line);
    const writes = plan.created.length + plan.changed.length;
    if (options['dry-run'] || writes === 0) say('Nothing was written.');
    else if (await confirmed()) {
      const started = performance.now();
      await thesaurus.write(plan);
      say(`Concepts written: ${writes} (${seconds(started)}).`);
    } else say('Nothing was written.');
    return plan.refused.length === 0;
  });
});
