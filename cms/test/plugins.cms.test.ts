import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from './harness/cms';

const folder = resolve(import.meta.dirname, '../src/plugins');
const names = readdirSync(folder);

describe('local plugins', () => {
  let cms: TestCms;
  beforeAll(async () => {
    cms = await startCms({ first: true });
  });
  afterAll(() => cms.close());

  it.each(names)('%s is loaded', (name) => {
    expect(cms.strapi.plugin(name)).toBeDefined();
  });

  it.each(names)('%s names files that exist as its server and admin halves', (name) => {
    const { exports } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { exports: Record<string, Record<string, string> | string> };
    const files = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
    expect(files.filter((file) => !existsSync(join(folder, name, file)))).toEqual([]);
    // Strapi leaves out, without a word, an admin half that is there but not exported.
    expect(existsSync(join(folder, name, 'admin'))).toBe('./strapi-admin' in exports);
  });

  it('the code fields store what their schema says', () => {
    const fields = ['countries', 'country', 'languages', 'language', 'time-zone', 'lines', 'field-names'].map((name) => cms.strapi.get('custom-fields').get(`plugin::vocabulary.${name}`));
    expect(fields.map(({ type }: { type: string }) => type)).toEqual(['json', 'string', 'json', 'string', 'string', 'json', 'json']);
  });
});
