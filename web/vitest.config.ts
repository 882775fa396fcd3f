import { configDefaults, defineConfig } from 'vitest/config';
import { longestFirst } from '../cms/test/harness/longest-first.mts';

/** Files that publish on the running system, which whoever reads it at the same time would see; and files in which a change has to be seen soon. */
const ALONE = ['pictures', 'preview', 'cms-killed', 'page-cache'];
/** Files that mostly wait, for a moment to come or for a CMS that does not answer, on a site of their own: not beside what keeps the machine busy. */
const WAITING = ['page-endings', 'page-faults', 'page-restart'];
const filesOf = (names: readonly string[]): string[] => names.map((name) => `test/e2e/${name}.e2e.test.ts`);

const limits = { testTimeout: 120_000, hookTimeout: 60_000 };

/**
 * `unit` is pure. `e2e` and its kin need a running system: WEB_URL and CMS_URL name it, DATA_DIR is its data folder. They run one after the
 * other, all but the last two files at a time.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: longestFirst(['accessibility', 'bytes', 'event-time', 'search', 'pseudo-locales', 'phone', 'page-faults', 'page-endings']) },
    projects: [
      { test: { name: 'unit', include: ['{shared,app,server,i18n,scripts,test}/**/*.test.ts'], exclude: ['test/e2e/**', '**/node_modules/**'] } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: [...configDefaults.exclude, ...filesOf([...ALONE, ...WAITING])], maxWorkers: 2, sequence: { groupOrder: 1 }, ...limits } },
      { test: { name: 'e2e-waiting', include: filesOf(WAITING), maxWorkers: 2, sequence: { groupOrder: 2 }, ...limits } },
      { test: { name: 'e2e-alone', include: filesOf(ALONE), maxWorkers: 1, env: { MAY_WRITE: 'true' }, sequence: { groupOrder: 3 }, ...limits } },
    ],
  },
});
