import { describe, expect, it } from 'vitest';
import { grown, type Grant } from './grants';

const update = (fields: string[], locales = ['es']): Grant => ({ action: 'update', subject: 'project', properties: { fields, locales } });
const remove: Grant = { action: 'delete', subject: 'project', properties: { locales: ['es'] } };

describe('grants', () => {
  it('are all given to a role that has none', () => expect(grown([], [update(['title']), remove], [])).toEqual([update(['title']), remove]));

  it('gain the fields and the languages that the model gained', () => {
    expect(grown([update(['title'])], [update(['title', 'body'], ['es', 'pt'])], [update(['title'])])).toEqual([update(['title', 'body'], ['es', 'pt'])]);
  });

  it('stay away where an administrator took them away', () => {
    expect(grown([], [remove], [remove])).toEqual([]);
    expect(grown([update(['title'])], [update(['title', 'body'])], [update(['title', 'body'])])).toEqual([update(['title'])]);
  });

  it('stay where an administrator added them', () => {
    expect(grown([update(['title', 'cover']), remove], [update(['title'])], [update(['title'])])).toEqual([update(['title', 'cover']), remove]);
  });

  it('leave a permission without limits without limits', () => {
    const free: Grant = { action: 'update', subject: 'project', properties: {} };
    expect(grown([free], [update(['title', 'body'])], [update(['title'])])).toEqual([free]);
  });
});
