import { expect, it } from 'vitest';
import type { Match, Passage, Reason } from '../cms/search';
import { markedHeading, toWhy } from './why';

const passage = (field: string, locale: string | null): Passage => ({ field, locale, parts: [{ text: 'land', mark: true }] });
const reason: Reason = { kind: 'topic', label: 'Land', locale: 'xx', asked: 'tierra' };
const match = (passages: Passage[], reasons: Reason[] = []): Match => ({ passages, reasons });

const heading = passage('title', 'xx');
const text = passage('abstract', 'xx');

it.each([
  ['a text beside the heading', match([heading, text]), { passage: text }],
  ['nothing more than the heading', match([heading]), null],
  ['a heading that the reader does not see', match([passage('title', 'yy')]), { passage: passage('title', 'yy') }],
  ['a topic', match([], [reason]), { reason }],
  ['a text rather than a reason', match([text], [reason]), { passage: text }],
  ['a reason rather than nothing beside the heading', match([heading], [reason]), { reason }],
  ['nothing where nothing was asked', match([]), null],
])('toWhy says %s', (_what, given, expected) => {
  expect(toWhy(given, 'title', 'xx')).toEqual(expected);
});

it('markedHeading knows a name, which is in no language', () => {
  expect(markedHeading(match([passage('name', null)]), 'name', 'xx')).toEqual(passage('name', null));
});
