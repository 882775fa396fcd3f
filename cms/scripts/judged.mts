import { parseArgs } from 'node:util';
import { type Half, halves, readJudged } from '../test/judged/judged-queries.ts';
import { aligned } from './bench/table.mts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { judge } from './judged/judge.mts';
import { goalsOf, tableOf } from './judged/table.mts';
import { say } from './run/progress.mts';
import { Refusal } from './run/workspace.mts';

const { values: options } = parseArgs({ options: { half: { type: 'string' }, misses: { type: 'boolean', default: false } } });

/** `search:judged`: asks the judged queries of the seeded content, and prints how much of what answers them was found. Exits 1 where a goal is missed. */
await runCommand(() => {
  const chosen = halves.filter((half) => options.half === undefined || half === options.half);
  if (chosen.length === 0) throw new Refusal(`--half must be ${halves.join(' or ')}.`);
  if (options.misses && options.half !== 'tuning') throw new Refusal('--misses needs --half tuning: the other half is never looked at.');
  return withDelivery(async (delivery, strapi) => {
    let met = true;
    for (const half of chosen as Half[]) {
      const verdicts = await judge(delivery, strapi, readJudged(half));
      say(`\n${half}\n${aligned(tableOf(verdicts))}`);
      for (const { query, missing, total } of options.misses ? verdicts.filter((verdict) => verdict.missing.length > 0) : []) say(`${query.id} ${query.q} (${total} found) misses ${missing.join(', ')}`);
      const goals = goalsOf(verdicts);
      for (const goal of goals.filter((one) => !one.met)) say(`✗ ${goal.what}: ${goal.measured.toFixed(3)}, and the goal is ${goal.atLeast}.`);
      met &&= goals.every((goal) => goal.met);
    }
    return met;
  });
});
