import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { virtual } from '@guidepup/virtual-screen-reader';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    virtual: typeof virtual;
  }
}

const source = readFileSync(fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js')), 'utf8');
const module = `const address = URL.createObjectURL(new Blob([${JSON.stringify(source)}], { type: 'text/javascript' })); window.virtual = (await import(address)).virtual;`;
const END = 'end of document';

/** Everything a screen reader says of a page, phrase by phrase, from the first to the last. */
export async function spokenOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ type: 'module', content: module });
  await page.waitForFunction(() => 'virtual' in window);
  return page.evaluate(async (end) => {
    const reader = window.virtual;
    await reader.start({ container: document.body });
    while ((await reader.lastSpokenPhrase()) !== end) await reader.next();
    const spoken = await reader.spokenPhraseLog();
    await reader.stop();
    return spoken;
  }, END);
}
