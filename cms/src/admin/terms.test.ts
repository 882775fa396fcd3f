import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Messages } from './messages';

type Texts = Record<string, string>;
interface SiteMessages {
  section: Texts;
  project: { status: Texts };
  opportunity: { kind: Texts; mode: Texts };
  resource: { kind: Texts };
}

const translations = resolve(import.meta.dirname, 'translations');
const languages = globSync('*.json', { cwd: translations }).map((file) => basename(file, '.json'));
const read = (path: string) => JSON.parse(readFileSync(resolve(translations, path), 'utf8'));
const camel = (value: string) => value.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe.each(languages)('in %s an editor and a reader', (language) => {
  const admin: Messages = read(`${language}.json`);
  const site: SiteMessages = read(`../../../../web/i18n/locales/${language}.json`);

  it('read the same words for a choice', () => {
    const own = Object.fromEntries(Object.entries(admin.values).map(([value, text]) => [camel(value), text]));
    for (const labels of [site.project.status, site.opportunity.kind, site.opportunity.mode, site.resource.kind]) expect(own).toMatchObject(labels);
  });

  it('read the same names of what is listed', () => {
    const { frontiers, opportunities, organizations, themes, regions } = site.section;
    const [frontier, opportunity, organization, theme, region] = ['frontier', 'opportunity', 'organization', 'theme', 'region'].map((type) => admin.types[type]?.name);
    expect({ frontiers: frontier, opportunities: opportunity, organizations: organization, themes: theme, regions: region }).toEqual({ frontiers, opportunities, organizations, themes, regions });
  });
});
