import { describe, expect, it } from 'vitest';
import { createCmsClient } from './client';
import { createPageClock } from './clock';
import { withNarrower } from './narrower';

const topic = (slug: string, broader?: string) => ({ documentId: `id-${slug}`, slug, name: slug, broader: broader ? { documentId: `id-${broader}` } : null });
const regions = [topic('africa'), topic('east-africa', 'africa'), topic('lakes', 'east-africa'), topic('asia')];

/** A CMS that has these regions and no theme, and what it was asked. */
function asking() {
  const asked: string[] = [];
  const cms = createCmsClient(async (address) => {
    asked.push(address);
    const data = address.includes('/regions?') ? regions : [];
    return { status: 200, text: JSON.stringify({ data, meta: { pagination: { total: data.length, pageCount: 1 } } }), tag: null };
  }, createPageClock(new Date()));
  return { cms, asked };
}

describe('withNarrower', () => {
  it.each([
    ['a region with all that is part of it, by its slug', 'africa', { documentId: ['id-africa', 'id-east-africa', 'id-lakes'] }],
    ['a draft of one, by its id', { documentId: 'id-east-africa' }, { documentId: ['id-east-africa', 'id-lakes'] }],
    ['a region that has no parts as it is', 'asia', 'asia'],
    ['a slug of another language as it is', 'afrique', 'afrique'],
  ])('asks for %s', async (_what, region, expected) => {
    const { cms } = asking();
    expect(await withNarrower(cms, { locale: 'en', region, q: 'land' })).toEqual({ locale: 'en', region: expected, q: 'land' });
  });

  it('asks the CMS only about what is chosen', async () => {
    const { cms, asked } = asking();
    expect(await withNarrower(cms, { locale: 'en', theme: undefined, organization: 'namati' })).toEqual({ locale: 'en', theme: undefined, organization: 'namati' });
    expect(asked).toEqual([]);
  });
});
