import { defineConfig } from 'vitest/config';

/** `unit` is pure. `e2e` needs a running system: WEB_URL and CMS_URL name it, DATA_DIR is its data folder. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{shared,app,server,i18n,scripts,test}/**/*.test.ts'], exclude: ['test/e2e/**', '**/node_modules/**'] } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
