import type { Page } from 'playwright-core';
import { readMessages } from '../messages';
import { isPseudo, type PseudoScript } from '../pseudo/pseudo-message';

const keys = new Set(readMessages('en').keys());
const names = (type: 'region' | 'language'): string[] => {
  const display = new Intl.DisplayNames('en', { type, fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((one) => letters.map((two) => (type === 'region' ? (one + two).toUpperCase() : one + two)));
  return codes.flatMap((code) => display.of(code) ?? []);
};
/** What Intl names, in the language the pseudo-languages are to it. */
const intlNames = new Set([...names('region'), ...names('language')]);

/** All that a page says in its own language, seen or only heard. What is marked with another language is content; dates are Intl's. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = (element: Element | null): boolean => element !== null && element.closest('[lang]') === document.documentElement && !element.closest('time, .day, .languages, style') && element.checkVisibility();
    const words: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (own(texts.currentNode.parentElement)) words.push(texts.currentNode.textContent ?? '');
    for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
      for (const element of document.querySelectorAll(`[${name}]`)) if (own(element)) words.push(element.getAttribute(name) ?? '');
    }
    return words.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
  });

/** Words of the site itself that are not in the page's pseudo-language, and keys that stand where a message should. */
export async function wordProblems(page: Page, script: PseudoScript, content: ReadonlySet<string>): Promise<string[]> {
  const isContent = (text: string): boolean => content.has(text) || intlNames.has(text) || /\b\d{4}\b/.test(text) || URL.canParse(text) || [...content].some((value) => value.includes(text) && text.includes('.'));
  return (await wordsOn(page)).flatMap((text) => {
    if (keys.has(text)) return [`raw key: ${text}`];
    if (isPseudo(text, script) || isContent(text)) return [];
    const parts = text.split(/ · |, and |, | and /).filter(Boolean);
    return parts.every(isContent) ? [] : [`not translated: ${text}`];
  });
}
