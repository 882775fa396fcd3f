import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules whose answer depends on colours. The enhanced contrast of AAA includes that of AA. */
const COLOURS = ['color-contrast-enhanced', 'link-in-text-block'];
/** Rules whose answer depends on where things stand. */
const LAYOUT = ['target-size', 'scrollable-region-focusable'];

const looks = {
  all: {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  },
  colours: { runOnly: { type: 'rule', values: COLOURS } },
  layout: { runOnly: { type: 'rule', values: LAYOUT } },
} as const;

/** Half a megabyte of axe is brought along once a page, not with each question. */
const isThere = (page: Page): Promise<boolean> => page.evaluate(() => 'axe' in window);
const NOTHING = 'void 0';

/** What axe finds wrong: in all that it knows, or only in what another colour scheme or another window changes. */
export async function axeViolations(page: Page, look: keyof typeof looks): Promise<string[]> {
  // Outside of legacy mode axe opens a page of its own for each answer, to put those of frames together. There are none.
  const axe = new AxeBuilder({ page, axeSource: (await isThere(page)) ? NOTHING : undefined }).options({ ...looks[look], resultTypes: ['violations'] } as Parameters<AxeBuilder['options']>[0]).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, any }) => `axe ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`));
}
