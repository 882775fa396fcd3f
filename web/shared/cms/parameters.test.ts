import { describe, expect, it } from 'vitest';
import { formatParameters } from './parameters';

const decoded = (group: Parameters<typeof formatParameters>[0]) => decodeURIComponent(formatParameters(group));

describe('formatParameters', () => {
  it('writes groups with brackets and lists with commas', () => {
    expect(decoded({ fields: ['title', 'slug'], filters: { year: { $gt: 2000 } } })).toBe('fields=title,slug&filters[year][$gt]=2000');
  });

  it('leaves out what is undefined', () => {
    expect(decoded({ q: undefined, locale: 'en', filters: { kind: undefined } })).toBe('locale=en');
  });

  it('encodes what a visitor typed, so that it stays a value', () => {
    expect(formatParameters({ q: 'a&filters[x]=1#' })).toBe('q=a%26filters%5Bx%5D%3D1%23');
  });
});
