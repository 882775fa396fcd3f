import type { Page } from 'playwright-core';

/** Where text does not fit: the page scrolls sideways, a box cuts words off, or words lie on words. */
export const boxProblems = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Boxes of lines are higher than letters, and tightly set ones share what is empty: letters take this part of the size, around the middle. */
    const INK = 0.75;
    const SHARED = 0.3;
    const problems: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => !element.closest('svg') && element.checkVisibility());
    const nameOf = window.looks.name;

    for (const element of shown) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (!element.textContent?.trim() || element.matches('select, option')) continue;
      if ((cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) || (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)) problems.push(`cut off: ${nameOf(element)}`);
    }

    const blocks = shown.flatMap((element) => {
      const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (nodes.length === 0 || element.matches('select, option') || element.closest('.skip, .exit')) return [];
      const lines = nodes.flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].flatMap(({ left, right, top, bottom }) => {
          const height = Number.parseFloat(getComputedStyle(element).fontSize) * INK;
          const middle = (top + bottom) / 2;
          return right - left > 1 ? [{ left, right, top: middle - height / 2, bottom: middle + height / 2, height }] : [];
        });
      });
      return [{ element, lines }];
    });
    for (const { element, lines } of blocks) {
      if (lines.some(({ left, right }) => left < -1 || right > clientWidth + 1)) problems.push(`outside the window: ${nameOf(element)}`);
    }
    const inOrder = blocks.flatMap(({ element, lines }) => lines.map((line) => ({ element, line }))).sort((a, b) => a.line.top - b.line.top);
    inOrder.forEach(({ element, line }, index) => {
      for (const other of inOrder.slice(index + 1)) {
        if (other.line.top > line.bottom) break;
        if (other.element === element || other.element.contains(element) || element.contains(other.element)) continue;
        const height = Math.min(line.bottom, other.line.bottom) - other.line.top;
        const width = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
        if (width > 1 && height > SHARED * Math.min(line.height, other.line.height)) problems.push(`words on words: ${nameOf(element)} / ${nameOf(other.element)}`);
      }
    });
    return [...new Set(problems)];
  });
