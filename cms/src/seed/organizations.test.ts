import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedSchema } from '../../test/harness/seed-schema';
import { fold } from '../plugins/delivery/server/project/fold';
import { Vocabulary } from '../plugins/imports/server/match/vocabulary';
import { checkedSeed } from './check-seed';

const organizations = checkedSeed(resolve(import.meta.dirname, '../../seed'), seedSchema())
  .filter(({ model }) => model.folder === 'organizations')
  .map(({ key, shared }) => ({ key, name: String(shared?.values.name), aliases: (shared?.values.aliases ?? []) as string[] }));

/** What a search hears of a name: no case, no accents, no signs. */
const heard = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

describe('the organizations of the seed', () => {
  it('go by other names, most of them', () => {
    expect(organizations.filter(({ aliases }) => aliases.length > 0).length).toBeGreaterThan(organizations.length / 2);
  });

  it('are each meant by all of their names, and by no name of another one', () => {
    const vocabulary = new Vocabulary(organizations.map(({ key, name, aliases }) => ({ type: 'organization', documentId: key, slugs: [key], formerSlugs: [], names: [name], further: aliases })));
    const means = (name: string) => vocabulary.resolve('organization', name);
    const wrong = organizations.flatMap(({ key, name, aliases }) => [name, ...aliases].filter((one) => JSON.stringify(means(one)) !== JSON.stringify({ documentId: key })).map((one) => `${key}: ${one}`));
    expect(wrong).toEqual([]);
  });

  it('have no other name that sounds like their own or is said twice', () => {
    const idle = organizations.filter(({ name, aliases }) => new Set([name, ...aliases].map(heard)).size <= aliases.length);
    expect(idle.map(({ key }) => key)).toEqual([]);
  });

  it('use the apostrophes and quotation marks of print', () => {
    expect(organizations.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) => /['"`]/.test(name))).toEqual([]);
  });
});
