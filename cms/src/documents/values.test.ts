import { describe, expect, it } from 'vitest';
import { periodProblems, valueProblems, withholdingProblems } from './values';
import { writtenValues } from './written-values';

const text = { type: 'string' };
const attributes = { sourceUrl: text, linkUrl: text, startDate: text };
const refused = (data: object) => valueProblems([...writtenValues(attributes, data, () => ({}))]).length > 0;

describe('values', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org'])('take the web address %s', (sourceUrl) => expect(refused({ sourceUrl })).toBe(false));
  it.each(['javascript:alert(1)', 'data:text/html,x', 'example.org', '/a', 'https://exa mple.org', 'ftp://example.org', 7])(
    'refuse %s as a web address',
    (sourceUrl) => expect(refused({ sourceUrl })).toBe(true),
  );

  it.each(['/', '/projects?x=1', '#main', 'mailto:a@example.org', 'https://example.org'])('take the link %s', (linkUrl) => expect(refused({ linkUrl })).toBe(false));
  it.each(['//example.org', '/\\example.org', 'projects', 'javascript:alert(1)', '/a b'])('refuse %s as a link', (linkUrl) => expect(refused({ linkUrl })).toBe(true));

  it.each(['2024', '2024-02', '2024-02-29'])('take the date %s', (startDate) => expect(refused({ startDate })).toBe(false));
  it.each(['2023-02-29', '2024-13', '2024-00', '24', '2024-1-1', 'soon'])('refuse the date %s', (startDate) => expect(refused({ startDate })).toBe(true));

  it('refuse a period that ends before it starts, as far as its dates are known', () => {
    expect(periodProblems({ startDate: '2024-03', endDate: '2024' })).toEqual([]);
    expect(periodProblems({ startDate: '2024-03-15', endDate: '2024-03' })).toEqual([]);
    expect(periodProblems({ startDate: '2024-03', endDate: '2024-02-28' })).toEqual([{ path: ['endDate'], reason: 'period' }]);
    expect(periodProblems({ startsAt: '2027-03-01T10:00:00Z', endsAt: '2027-03-01T12:00:00+03:00' })).toHaveLength(1);
  });

  it('withhold only fields that the type has', () => {
    const problems = (withheldFields: unknown) =>
      withholdingProblems([{ path: ['safety', 'withheldFields'], name: 'withheldFields', attribute: { type: 'json' }, value: withheldFields }], ['title', 'cover', 'safety', 'id']);
    expect(problems(['cover'])).toEqual([]);
    expect(problems(['photo', 'safety'])[0]?.values).toEqual({ unknown: '"photo", "safety"', allowed: 'title, cover' });
  });
});
