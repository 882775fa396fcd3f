import { describe, expect, it } from 'vitest';
import { readMessages } from '../messages';
import { isPseudo, type PseudoScript, toPseudoMessage } from './pseudo-message';

const messages = [...readMessages('en')].filter(([key]) => !key.startsWith('paths.'));
const scripts: PseudoScript[] = ['accented', 'hebrew'];
const placeholders = (message: string): string[] => message.match(/\{[^}]*\}| \| /g) ?? [];
const letters = (message: string): number => [...message.replaceAll(/\{[^}]*\}| \| /g, '')].length;

describe.each(scripts)('a message in %s letters', (script) => {
  it('keeps placeholders and plural forms, in their order', () => {
    expect(messages.filter(([, text]) => placeholders(toPseudoMessage(text, script)).join() !== placeholders(text).join())).toEqual([]);
  });

  it('is longer by at least 40 %, wherever it has a letter', () => {
    const short = messages.filter(([, text]) => /\p{L}/u.test(text.replaceAll(/\{[^}]*\}/g, '')) && letters(toPseudoMessage(text, script)) < 1.4 * letters(text));
    expect(short).toEqual([]);
  });

  it('has no letter of the alphabet left', () => {
    expect(messages.filter(([, text]) => /[a-z]/i.test(toPseudoMessage(text, script).replaceAll(/\{[^}]*\}/g, '')))).toEqual([]);
  });

  it('is told from English, and English from it', () => {
    const words = messages.filter(([, text]) => /[a-z]/i.test(text.replaceAll(/\{[^}]*\}/g, '')));
    expect(words.filter(([, text]) => isPseudo(text, script) || !isPseudo(toPseudoMessage(text, script), script))).toEqual([]);
  });
});

it('stretches words by their vowels, and what has none by what it has', () => {
  expect(toPseudoMessage('Register by {day}', 'accented')).toBe('Ŕéééĝîîšţééŕ ƀýý {day}');
  expect(toPseudoMessage('&', 'accented')).toBe('&');
});
