import type { Page } from 'playwright-core';

/**
 * Words that stand on two lines though they are too short to be hyphenated (`hyphenate-limit-chars`): their box is too narrow or
 * their letters too large. Addresses may break anywhere.
 */
export const brokenWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const HYPHENATED_FROM = 12;
    const broken: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element?.checkVisibility() || element.closest('svg, option')) continue;
      for (const { index, 0: word } of (node.textContent ?? '').matchAll(/(?<!\S*[/@]\S*)[\p{L}\p{M}]+(?!\S*[/@])/gu)) {
        if (word.length >= HYPHENATED_FROM) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (lines.some(({ top }) => top > (lines[0]?.bottom ?? 0))) broken.push(`broken word: ${word} in ${window.looks.name(element)}`);
      }
    }
    return broken;
  });
