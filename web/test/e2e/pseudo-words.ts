import type { Page } from 'playwright-core';
import { citeFormats } from '../../shared/cite/formats';
import { readMessages } from '../messages';
import { isPseudo, type PseudoScript } from '../pseudo/pseudo-message';

/** Names of formats, and the units that Intl gives sizes of files in. */
const formats = [...Object.values(citeFormats).map(({ label }) => label), 'PDF', 'kB', 'MB'];
const keys = new Set(readMessages('en').keys());
const names = (type: 'region' | 'language'): string[] => {
  const display = new Intl.DisplayNames('en', { type, fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((one) => letters.map((two) => (type === 'region' ? (one + two).toUpperCase() : one + two)));
  return codes.flatMap((code) => display.of(code) ?? []);
};
/** What Intl names, in the language the pseudo-languages are to it. */
const intlNames = new Set([...names('region'), ...names('language')]);

/** All that a page says in its own language, seen or only heard. What is marked with another language is content; dates are Intl's, references are those of their styles. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = (element: Element | null): boolean => element !== null && element.closest('[lang]') === document.documentElement && !element.closest('time, .day, .reference, .languages, style') && element.checkVisibility();
    const words: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (own(texts.currentNode.parentElement)) words.push(texts.currentNode.textContent ?? '');
    for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
      for (const element of document.querySelectorAll(`[${name}]`)) if (own(element)) words.push(element.getAttribute(name) ?? '');
    }
    return words.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
  });

/** A text without what is not the site's to translate: content, addresses, names that Intl or a file format has, years, and the “and” of Intl's lists. */
function remainder(text: string, content: ReadonlySet<string>): string {
  // A short message has only the beginning of a long title.
  const whole = text.replace(/^(.+?)\.\.\.(?=\s|$)/, (cut, start: string) => ([...content].some((value) => value.startsWith(start)) ? ' ' : cut));
  const words = whole.replaceAll(/https?:\S+/g, ' ');
  const known = [...content, ...intlNames, ...formats].filter((value) => value.length > 1 && words.includes(value)).sort((one, other) => other.length - one.length);
  return known.reduce((rest, value) => rest.replaceAll(value, ' '), words).replaceAll(/\d|\band\b/g, ' ');
}

/** Words of the site itself that are not in the page's pseudo-language, and keys that stand where a message should. */
export async function wordProblems(page: Page, script: PseudoScript, content: ReadonlySet<string>): Promise<string[]> {
  return (await wordsOn(page)).flatMap((text) => {
    if (keys.has(text)) return [`raw key: ${text}`];
    if (isPseudo(text, script) || !/\p{L}/u.test(remainder(text, content))) return [];
    return [`not translated: ${text}`];
  });
}
