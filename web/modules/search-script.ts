import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addTemplate, createResolver, defineNuxtModule } from 'nuxt/kit';
import { rolldown } from 'rolldown';

const NAME = 'search-page';

async function bundle(entry: string): Promise<string> {
  const build = await rolldown({ input: entry, platform: 'browser' });
  const { output: [chunk] } = await build.generate({ format: 'iife', minify: true });
  return chunk.code;
}

/**
 * Makes the script of the search pages a file of its own (`#browser/search-page.js`), and the hash that lets a page run it and nothing else
 * (`#build/search-page-hash.mjs`).
 */
export default defineNuxtModule({
  meta: { name: 'search-script' },
  async setup(_options, nuxt) {
    const code = await bundle(createResolver(import.meta.url).resolve(`../app/browser/${NAME}.ts`));
    // A real file: Vite makes an asset of it, with a name that lets browsers keep it for good.
    const folder = join(nuxt.options.rootDir, 'node_modules/.cache', NAME);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${NAME}.js`), code);
    nuxt.options.alias['#browser'] = folder;
    const hash = createHash('sha256').update(code).digest('base64');
    addTemplate({ filename: `${NAME}-hash.mjs`, write: true, getContents: () => `export const integrity = 'sha256-${hash}';\n` });
    addTemplate({ filename: `${NAME}-hash.d.mts`, write: true, getContents: () => 'export const integrity: string;\n' });
  },
});
