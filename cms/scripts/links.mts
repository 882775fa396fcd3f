import { parseArgs } from 'node:util';
import type { Checked } from '../src/plugins/links/server/checker.ts';
import type { Links } from '../src/plugins/links/server/links.ts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';
import { Refusal } from './run/workspace.mts';

/** `links:check`: asks which links of the library still work, those that are due, whatever LINK_CHECK says. Beside a CMS that serves, too. */

const DRY_RUN_LIMIT = 1_000;

function readOptions(): { limit: number | undefined; dryRun: boolean } {
  const { values } = parseArgs({ options: { limit: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } }, strict: true });
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) throw new Refusal('--limit must be a whole number from 1 on.');
  return { limit, dryRun: values['dry-run'] };
}

function line({ before, after }: Checked): string {
  if (!after) return `put off      ${before.url}`;
  const why = after.reason === 'answer' ? String(after.code) : (after.reason ?? '');
  return `${(after.status ?? '').padEnd(12)} ${after.url} (${why}${after.movedTo ? `, now at ${after.movedTo}` : ''})`;
}

await runCommand(() => {
  const { limit, dryRun } = readOptions();
  return withDelivery(async (_delivery, strapi) => {
    const links = strapi.plugin('links').service<Links>('links');
    const started = performance.now();
    if (dryRun) {
      await links.catchUp();
      const due = await links.due(limit ?? DRY_RUN_LIMIT);
      for (const { url } of due) say(url);
      say(`${due.length} links are due. Nothing was asked.`);
      return true;
    }
    const done = await links.checkDue({ limit, onChecked: (checked) => say(line(checked)) });
    if (done === undefined) throw new Refusal('Another process is checking links now.');
    say(`${done} links (${seconds(started)}).`);
    return true;
  });
});
