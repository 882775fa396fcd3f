import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Thesaurus } from '../src/plugins/thesaurus/server/index.ts';
import { runCommand, withDelivery } from './delivery/cms.mts';

const { values: options } = parseArgs({ options: { out: { type: 'string' } } });

/** `thesaurus:export`: the concepts as SKOS in Turtle, to a file or to standard output. */
await runCommand(() =>
  withDelivery(async (_delivery, strapi) => {
    const turtle = await strapi.plugin('thesaurus').service<Thesaurus>('thesaurus').export();
    if (options.out === undefined) process.stdout.write(turtle);
    else writeFileSync(resolve(process.env.INIT_CWD ?? '.', options.out), turtle);
    return true;
  }),
);
