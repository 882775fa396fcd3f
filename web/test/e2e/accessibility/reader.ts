import type { Browser, BrowserContext } from 'playwright-core';

declare global {
  interface Window {
    /** What the checks within a page have in common. */
    looks: {
      /** Contrast of two CSS colours, 1 to 21. */
      contrast(one: string, other: string): number;
      /** The colour an element stands on: its own, or that of its nearest ancestor that has one. */
      ground(element: Element | null): string;
      /** Enough of an element to find it by. */
      name(element: Element): string;
    };
  }
}

function installLooks(): void {
  const known = new Map<string, number[]>();
  let canvas: CanvasRenderingContext2D | null = null;
  /** Any CSS colour as numbers: the browser itself reads it. */
  function channels(colour: string): number[] {
    const seen = known.get(colour);
    if (seen) return seen;
    canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }) as unknown as CanvasRenderingContext2D;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const values = [...canvas.getImageData(0, 0, 1, 1).data];
    known.set(colour, values);
    return values;
  }
  /** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
  function luminance(colour: string): number {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  window.looks = {
    contrast(one, other) {
      const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    },
    ground(element) {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (channels(colour)[3] === 255) return colour;
      }
      return matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff';
    },
    name: (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 50)}`,
  };
}

/** What is far below a phone's screen is laid out when somebody comes near; who measures a page measures all of it. */
function showWhole(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets.push(sheet);
}

/** A window of somebody who reads. The policy of the pages would keep out what readers and their tools bring along. */
export async function newReader(browser: Browser, { width, height, javaScript = true }: { width: number; height: number; javaScript?: boolean }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: true, javaScriptEnabled: javaScript });
  await context.addInitScript(installLooks);
  await context.addInitScript(showWhole);
  return context;
}
