import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';
import { cmsDir, Refusal } from './run/workspace.mts';
import { showSeedProgress } from './seed/progress.mts';
import { summaryLines } from './seed/summary.mts';

const { values: options } = parseArgs({ options: { dir: { type: 'string', default: join(cmsDir, 'seed') } } });

/** `seed`: brings cms/seed into the CMS. Run again it writes only what is new, and never over what an editor changed. */
await runCommand(() => {
  say('Seeding the content: up to a minute the first time, a few seconds after that.');
  return withDelivery(async (_delivery, strapi) => {
    const { seed } = createRequire(import.meta.url)(join(cmsDir, 'dist/src/seed/seed.js')) as typeof import('../src/seed/seed.ts');
    const started = performance.now();
    const progress = showSeedProgress();
    try {
      const result = await seed(strapi, { dir: resolve(options.dir), onProgress: progress.onProgress });
      progress.end();
      for (const line of summaryLines(result, seconds(started))) say(line);
      return true;
    } catch (error) {
      progress.end();
      // The class comes from the compiled seeder, which is loaded late.
      if (error instanceof Error && error.name === 'InvalidSeed') throw new Refusal(`The seed is not valid; nothing was written.\n${error.message}`);
      throw error;
    }
  });
});
