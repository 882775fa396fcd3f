import { describe, expect, it } from 'vitest';
import { locales } from '../../cms/config/locales';
import { sections } from '../shared/sections';
import { readMessages } from '../test/messages';

const files = locales.map(({ code }) => ({ code, messages: readMessages(code) }));
const [reference, ...translations] = files;

/** The names a message takes. A plural form may leave one out that another form has. */
const placeholders = (message: string): string[] => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

const forms = (message: string): number => message.split(' | ').length;

describe('messages', () => {
  it.each(translations)('$code has the keys of the first language, and no other', ({ messages }) => {
    expect([...messages.keys()].sort()).toEqual([...(reference?.messages.keys() ?? [])].sort());
  });

  it.each(translations)('$code takes the same names in every message', ({ messages }) => {
    const differing = [...messages].filter(([key, text]) => placeholders(text).join() !== placeholders(reference?.messages.get(key) ?? '').join());
    expect(differing).toEqual([]);
  });

  it.each(files)('$code writes every plural in all forms the language has', ({ code, messages }) => {
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories.length;
    const wrong = [...messages].filter(([, text]) => text.includes(' | ') && forms(text) !== needed);
    expect(wrong).toEqual([]);
  });

  it.each(files)('$code uses typographic apostrophes, and no message is empty', ({ messages }) => {
    expect([...messages].filter(([, text]) => text.includes("'") || text.trim() === '')).toEqual([]);
  });

  it.each(files)('$code names every section in addresses by a segment of its own', ({ messages }) => {
    const segments = sections.map((section) => messages.get(`paths.${section}`));
    expect(new Set(segments).size).toBe(sections.length);
    for (const segment of segments) expect(segment).toMatch(/^[a-z-]+$/);
  });
});

describe('French messages', () => {
  const french = files.find(({ code }) => code === 'fr')?.messages ?? new Map<string, string>();

  it('keep a no-break space before tall marks and inside guillemets', () => {
    const wrong = [...french].filter(([, text]) => /[^\u202f][;!?]|[^\u00a0][:»]|«[^\u00a0]/.test(text));
    expect(wrong).toEqual([]);
  });
});

describe('Spanish messages', () => {
  const spanish = files.find(({ code }) => code === 'es')?.messages ?? new Map<string, string>();

  it('open every question and exclamation', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    const wrong = [...spanish].filter(([, text]) => count(text, '?') !== count(text, '¿') || count(text, '!') !== count(text, '¡'));
    expect(wrong).toEqual([]);
  });
});
