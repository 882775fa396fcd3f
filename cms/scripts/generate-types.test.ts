import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateTypes, readContentFiles } from './generate-types.mts';

const cmsDir = resolve(import.meta.dirname, '..');

const schema = {
  info: { singularName: 'field-note', pluralName: 'field-notes' },
  pluginOptions: { i18n: { localized: true } },
  attributes: {
    activityStatus: { type: 'enumeration', enum: ['open', 'closed'], pluginOptions: { delivery: { as: 'status' } } },
    body: { type: 'richtext' },
    countries: { type: 'customField', customField: 'plugin::vocabulary.countries' },
    themes: { type: 'relation', relation: 'manyToMany', target: 'api::theme.theme' },
    safety: { type: 'component', component: 'safety.profile' },
    sourceLocale: { type: 'string' },
  },
};
const types = generateTypes({ schemas: [schema], components: {} });

describe('generateTypes', () => {
  it('uses the public names, and makes unions of enumerations', () => {
    expect(types).toContain("export type FieldNoteStatus = 'open' | 'closed';");
    expect(types).toContain('  status: FieldNoteStatus | null;');
    expect(types).not.toContain('activityStatus');
  });

  it('gives rich text twice, lists of codes as strings, and relations as what may be populated', () => {
    expect(types).toContain('  body: string | null;');
    expect(types).toContain('  bodyHtml: string | null;');
    expect(types).toContain('  countries: string[];');
    expect(types).toContain('  themes?: Theme[];');
  });

  it('leaves out what is never public', () => {
    expect(types).not.toMatch(/safety|sourceLocale|consent/);
  });

  it('is what the site has', () => {
    const file = resolve(cmsDir, '../web/shared/types/cms.generated.ts');
    expect(readFileSync(file, 'utf8')).toBe(generateTypes(readContentFiles(resolve(cmsDir, 'src'))));
  });
});
