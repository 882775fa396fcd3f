import { describe, expect, it } from 'vitest';
import { createCmsClient } from './client';
import { createPageClock } from './clock';
import { listUpdates } from './updates';

/** A CMS that has these entries, and what it was asked. */
function listening(data: readonly object[] = []) {
  const asked: string[] = [];
  const ask = async (address: string) => {
    asked.push(decodeURIComponent(address));
    return { status: 200, text: JSON.stringify({ data, meta: { pagination: { total: 0, pageCount: 0 } } }), tag: null };
  };
  return { cms: createCmsClient(ask, createPageClock(new Date())), asked };
}

describe('listUpdates', () => {
  it.each([
    ['groups', { kind: 'regional', theme: 'land' }, ['filters[kind][$eq]=regional', 'filters[themes][slug][$eq]=land']],
    ['projects', { status: 'active', organization: 'idrc' }, ['filters[status][$eq]=active', 'filters[$or][0][organizations][slug][$eq]=idrc', 'filters[$or][1][funders][slug][$eq]=idrc']],
    ['opportunities', { region: 'east-africa' }, ['filters[region][slug][$eq]=east-africa']],
    ['voices', { organization: 'idrc' }, ['filters[organization][slug][$eq]=idrc']],
  ] as const)('narrows %s as their list is', async (section, facets, filters) => {
    const { cms, asked } = listening();
    await listUpdates(cms, section, { locale: 'en', q: 'land', ...facets });
    for (const part of [...filters, 'q=land', 'sort=updatedAt:desc']) expect(asked.at(-1)).toContain(part);
  });

  it.each(['groups', 'projects', 'opportunities', 'voices'] as const)('tells what is made up among %s', async (section) => {
    const { cms, asked } = listening([{ documentId: 'a', sample: true }, { documentId: 'b', sample: false }, { documentId: 'c' }]);
    const { entries } = await listUpdates(cms, section, { locale: 'en' });
    expect(entries.map(({ sample }) => sample)).toEqual([true, false, false]);
    expect(asked[0]).toMatch(/fields.*sample/);
  });

  it('asks for nothing that a section does not have', async () => {
    const { cms, asked } = listening();
    await listUpdates(cms, 'themes', { locale: 'en' });
    expect(asked[0]).not.toContain('sample');
  });

  it('asks for all of a list that is not narrowed', async () => {
    const { cms, asked } = listening();
    await listUpdates(cms, 'projects', { locale: 'en' });
    expect(asked[0]).not.toMatch(/filters|[?&]q=/);
  });
});
