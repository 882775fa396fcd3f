import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from './harness/cms';

describe('boot', () => {
  let cms: TestCms;
  beforeAll(async () => {
    cms = await startCms();
  });
  afterAll(() => cms.close());

  it('creates every configured locale', async () => {
    const locales = await cms.strapi.db.query('plugin::i18n.locale').findMany();
    expect(locales.map((locale) => locale.code).sort()).toEqual(['en', 'es', 'fr']);
  });
});
