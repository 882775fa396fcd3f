import type { Page } from 'playwright-core';

/** Stricter than AA, and than axe, which leaves large text at 4.5 and passes over what it cannot be sure of. */
const MINIMUM = 7;

/** Visible text that stands out less than 7:1 from its ground. */
export const faintText = (page: Page): Promise<string[]> =>
  page.evaluate((minimum) => {
    const faint: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!element || !texts.currentNode.textContent?.trim() || !element.checkVisibility()) continue;
      const { color } = getComputedStyle(element);
      const contrast = window.looks.contrast(color, window.looks.ground(element));
      if (contrast < minimum) faint.push(`contrast ${contrast.toFixed(2)} of ${color} on ${window.looks.ground(element)}: ${window.looks.name(element)}`);
    }
    return faint;
  }, MINIMUM);
