import { expect, it } from 'vitest';
import type { Match, Passage, Reason } from '../cms/search';
import { markedHeading, toWhy, type Why } from './why';

const passage = (field: string, locale: string | null): Passage => ({ field, locale, parts: [{ text: 'land', mark: true }] });
const reason: Reason = { kind: 'topic', label: 'Land', locale: 'xx', asked: 'tierra' };
const match = (passages: Passage[], reasons: Reason[] = []): Match => ({ passages, reasons });

const heading = passage('title', 'xx');
const text = passage('abstract', 'xx');

const translation: Reason = { ...reason, kind: 'translation' };

it.each<[string, Match, Why]>([
  ['a text beside the heading', match([heading, text]), { passage: text, reason: null }],
  ['nothing more than the heading', match([heading]), { passage: null, reason: null }],
  ['a heading that the reader does not see', match([passage('title', 'yy')]), { passage: passage('title', 'yy'), reason: null }],
  ['a topic', match([], [reason]), { passage: null, reason }],
  ['a text rather than a topic', match([text], [reason]), { passage: text, reason: null }],
  ['what stands for the words in a text', match([text], [reason, translation]), { passage: text, reason: translation }],
  ['what stands for the words in the heading', match([heading], [translation]), { passage: null, reason: translation }],
  ['nothing where nothing was asked', match([]), { passage: null, reason: null }],
])('toWhy says %s', (_what, given, expected) => {
  expect(toWhy(given, 'title', 'xx')).toEqual(expected);
});

it('markedHeading knows a name, which is in no language', () => {
  expect(markedHeading(match([passage('name', null)]), 'name', 'xx')).toEqual(passage('name', null));
});
