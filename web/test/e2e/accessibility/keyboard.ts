import type { Page } from 'playwright-core';
import { focusProblems } from './focus';

/** More stops than any way to a thing may have. */
const TOO_FAR = 150;

export interface Keyboard {
  /** Goes on with Tab until the focus is on what the selector names. */
  tabTo(selector: string): Promise<void>;
  /** Follows the link or presses the button the focus is on. */
  enter(): Promise<void>;
  type(words: string): Promise<void>;
  /** What was wrong with the focus on the way. */
  readonly problems: readonly string[];
  /** How often Tab was pressed. */
  readonly stops: number;
}

/** A reader who has a keyboard and nothing else. */
export function keyboardOf(page: Page): Keyboard {
  const problems: string[] = [];
  let stops = 0;
  return {
    problems,
    get stops() {
      return stops;
    },
    async tabTo(selector) {
      for (let pressed = 0; pressed < TOO_FAR; pressed += 1) {
        await page.keyboard.press('Tab');
        stops += 1;
        problems.push(...(await focusProblems(page)));
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      }
      throw new Error(`The keyboard does not reach ${selector} on ${page.url()}.`);
    },
    async enter() {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    },
    type: (words) => page.keyboard.type(words),
  };
}
