import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultLocale, locales } from '../cms/config/locales';
import { drawLetters } from './scripts/draw-letters';
import { type Place, places } from './shared/sections';

interface PathMessages {
  paths?: Partial<Record<Place, string>>;
}

const messages = (code: string): PathMessages => JSON.parse(readFileSync(new URL(`./i18n/locales/${code}.json`, import.meta.url), 'utf8')) as PathMessages;

const segments = new Map(locales.map(({ code }) => [code, messages(code).paths ?? {}]));

/** The paths of a place in every language; a language that names none has the English one, which is the folder's name. */
const localized = (place: Place, rest: string): Record<string, `/${string}`> =>
  Object.fromEntries(locales.map(({ code }) => [code, `/${segments.get(code)?.[place] ?? place}${rest}` as const]));

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  modules: ['@nuxtjs/i18n', '@nuxt/eslint'],
  telemetry: false,
  devtools: { enabled: false },
  ssr: true,
  typescript: { strict: true, tsConfig: { compilerOptions: { noUncheckedIndexedAccess: true } } },
  css: ['tokens', 'base', 'layout', 'print'].map((name) => `~/assets/css/${name}.css`),
  components: [{ path: '~/components', pathPrefix: true }],
  features: { inlineStyles: true },
  // Written into the page, a small file would be sent with every page.
  vite: { build: { assetsInlineLimit: 0 } },
  router: { options: { sensitive: true } },
  runtimeConfig: {
    /** Where the server reaches the CMS. NUXT_CMS_URL */
    cmsUrl: 'http://127.0.0.1:1337',
    /** NUXT_CMS_TIMEOUT_MS */
    cmsTimeoutMs: 5_000,
    /** Where browsers reach the CMS, which shows previews to its editors. NUXT_CMS_PUBLIC_URL */
    cmsPublicUrl: 'http://localhost:1337',
    /** Where kept pages lie between two starts. Empty: nowhere. NUXT_DATA_DIR */
    dataDir: '',
    /** What kept pages may take, in memory and on disk; 0 keeps none. NUXT_PAGE_CACHE_BYTES */
    pageCacheBytes: 64 * 1024 * 1024,
    /** What editors' pictures may take in memory, in all their widths. NUXT_PICTURE_CACHE_BYTES */
    pictureCacheBytes: 32 * 1024 * 1024,
    /** What files to download may take, in memory and on disk. NUXT_UPLOAD_CACHE_BYTES */
    uploadCacheBytes: 32 * 1024 * 1024,
    public: {
      /** The site's own origin, for canonical addresses. NUXT_PUBLIC_SITE_URL */
      siteUrl: 'http://localhost:3000',
    },
  },
  i18n: {
    strategy: 'prefix',
    defaultLocale,
    locales: locales.map(({ code, name, direction }) => ({ code, name, dir: direction, language: code, file: `${code}.json` })),
    detectBrowserLanguage: false,
    customRoutes: 'config',
    pages: Object.fromEntries(
      places.flatMap((place) => [
        [place, localized(place, '')],
        [`${place}-slug`, localized(place, '/[slug]')],
      ]),
    ),
    vueI18n: './i18n.config.ts',
    bundle: { fullInstall: false },
  },
  nitro: {
    compressPublicAssets: { gzip: true, brotli: true },
    virtual: {
      // What the server writes without a page (calendars, feeds) is in the reader's language as well.
      '#messages': () => `export default ${JSON.stringify(Object.fromEntries(locales.map(({ code }) => [code, messages(code)])))}`,
      // What it writes in pictures.
      '#letters': () => `export default ${JSON.stringify(drawLetters())}`,
    },
  },
  eslint: { config: { stylistic: false } },
  // While developing, pages have the script that reloads them, and their styles as files.
  $production: {
    // Reading pages send no script. Those of search send one of ours (useSearchScript), those of events have one of ours within (OpportunityWhen), none has Nuxt’s.
    routeRules: { '/**': { noScripts: true } },
    // The kept pages stand before Nitro's server.
    nitro: { entry: fileURLToPath(new URL('./server/entry.ts', import.meta.url)) },
    hooks: {
      // Every style of a rendered component is written into the page; the links to the same styles would cost requests.
      'build:manifest': (manifest) => {
        for (const chunk of Object.values(manifest)) chunk.css = [];
      },
    },
  },
});
