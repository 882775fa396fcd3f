import { expect, it } from 'vitest';
import { nearest } from './nearest';

const topics = (documentId: string, themes: string, frontiers: string) => ({ documentId, themes: [...themes].map((id) => ({ documentId: id })), frontiers: [...frontiers].map((id) => ({ documentId: id })) });

it('nearest prefers shared themes to shared frontiers, keeps the order of equals, and leaves the entry itself out', () => {
  const entry = topics('self', 'ab', 'x');
  const candidates = [topics('one', 'a', ''), entry, topics('two', 'ab', ''), topics('three', 'a', 'x'), topics('four', 'b', '')];
  expect(nearest(entry, candidates, 4).map(({ documentId }) => documentId)).toEqual(['two', 'three', 'one', 'four']);
});
