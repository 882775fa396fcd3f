import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/harness/longest-first.mts';

/**
 * `*.test.ts` are pure and run once; `*.cms.test.ts` boot the real CMS and run on each database.
 * The CMS runs from dist/: test/harness/compile.ts compiles it first.
 */
const cms = (database: 'sqlite' | 'postgres') => ({
  test: {
    name: database,
    include: ['{src,test,scripts}/**/*.cms.test.ts'],
    env: { TEST_DATABASE: database },
    globalSetup: ['test/harness/compile.ts', ...(database === 'postgres' ? ['test/harness/postgres-setup.ts'] : []), 'test/harness/started-once.ts'],
    pool: 'forks' as const,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  test: {
    // A booted CMS fills a core; more of them only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(['further-language', 'engine-keeper', 'round-trip', 'crash', 'model', 'import-restart', 'standby', 'imports', 'delivery-records', 'import-crash', 'import-processes', 'delivery-processes', 'thesaurus']) },
    projects: [
      { test: { name: 'unit', include: ['{src,test,scripts,config}/**/*.test.ts'], exclude: ['**/*.{cms,e2e}.test.ts', '**/node_modules/**'] } },
      cms('sqlite'),
      cms('postgres'),
      // Against a running system, with a browser: `pnpm test` starts both. One at a time, for they measure.
      { test: { name: 'story', fileParallelism: false, include: ['test/story/**/*.e2e.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
