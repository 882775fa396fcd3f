import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../config/locales';
import { startCms, type TestCms } from './harness/cms';

describe('boot', () => {
  let cms: TestCms;
  beforeAll(async () => {
    cms = await startCms({ first: true });
  });
  afterAll(() => cms.close());

  it('creates every configured locale', async () => {
    const stored = await cms.strapi.db.query('plugin::i18n.locale').findMany();
    expect(stored.map(({ code }) => code).sort()).toEqual(locales.map(({ code }) => code).sort());
  });
});
