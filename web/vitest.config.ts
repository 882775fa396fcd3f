import { configDefaults, defineConfig } from 'vitest/config';
import { longestFirst } from '../cms/test/harness/longest-first.mts';

/** Files that publish on the running system: whoever reads it at the same time would see that. */
const WRITING = ['pictures', 'preview'];
/** Files that say how soon something has to be seen, on a site of their own: a busy machine would make them fail. */
const TIMED = ['cms-killed', 'page-cache', 'page-endings', 'page-faults', 'page-restart'];
const filesOf = (names: readonly string[]): string[] => names.map((name) => `test/e2e/${name}.e2e.test.ts`);

const limits = { testTimeout: 120_000, hookTimeout: 60_000 };

/**
 * `unit` is pure. `e2e` and its kin need a running system: WEB_URL and CMS_URL name it, DATA_DIR is its data folder. They run one after the
 * other, what only reads two files at a time.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: longestFirst(['accessibility', 'bytes', 'event-time', 'search', 'pseudo-locales', 'phone', 'page-faults', 'page-endings']) },
    projects: [
      { test: { name: 'unit', include: ['{shared,app,server,i18n,scripts,test}/**/*.test.ts'], exclude: ['test/e2e/**', '**/node_modules/**'] } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: [...configDefaults.exclude, ...filesOf([...WRITING, ...TIMED])], maxWorkers: 2, sequence: { groupOrder: 1 }, ...limits } },
      { test: { name: 'e2e-timed', include: filesOf(TIMED), maxWorkers: 2, sequence: { groupOrder: 2 }, ...limits } },
      { test: { name: 'e2e-writing', include: filesOf(WRITING), maxWorkers: 1, env: { MAY_WRITE: 'true' }, sequence: { groupOrder: 3 }, ...limits } },
    ],
  },
});
