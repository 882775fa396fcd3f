import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addTemplate, createResolver, defineNuxtModule } from 'nuxt/kit';
import { rolldown } from 'rolldown';

/** A file of its own, with the hash that lets a page run it and nothing else. */
const SEARCH = 'search-page';
/** Written into the pages that have it. */
const OWN_TIME = 'own-time';

/** Without the tsconfig that Nuxt writes: on a first build it is not there yet. */
async function bundle(entry: string): Promise<string> {
  const build = await rolldown({ input: entry, platform: 'browser', tsconfig: false });
  const { output: [chunk] } = await build.generate({ format: 'iife', minify: true });
  return chunk.code.trim();
}

const exportOf = (name: string, value: string, filename: string): void => {
  addTemplate({ filename: `${filename}.mjs`, write: true, getContents: () => `export const ${name} = ${JSON.stringify(value)};\n` });
  addTemplate({ filename: `${filename}.d.mts`, write: true, getContents: () => `export const ${name}: string;\n` });
};

/**
 * Makes the scripts that readers get of `app/browser/`: that of the search pages (`#browser/search-page.js`, `#build/search-page-hash.mjs`),
 * and that of an event's page (`#build/own-time.mjs`; `#own-time` for the server, which may have nothing of the app).
 */
export default defineNuxtModule({
  meta: { name: 'browser-scripts' },
  async setup(_options, nuxt) {
    const { resolve } = createResolver(import.meta.url);
    const [search, ownTime] = await Promise.all([SEARCH, OWN_TIME].map((name) => bundle(resolve(`../app/browser/${name}.ts`))));
    if (!search || !ownTime) throw new Error('A script of app/browser/ came out empty.');
    // A real file: Vite makes an asset of it, with a name that lets browsers keep it for good.
    const folder = join(nuxt.options.rootDir, 'node_modules/.cache', SEARCH);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${SEARCH}.js`), search);
    nuxt.options.alias['#browser'] = folder;
    exportOf('integrity', `sha256-${createHash('sha256').update(search).digest('base64')}`, `${SEARCH}-hash`);
    exportOf('ownTime', ownTime, OWN_TIME);
    nuxt.options.nitro.virtual = { ...nuxt.options.nitro.virtual, [`#${OWN_TIME}`]: `export const ownTime = ${JSON.stringify(ownTime)};` };
  },
});
