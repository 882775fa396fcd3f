import type { Browser, BrowserContext } from 'playwright-core';

/** What came over the line for a page, heads of answers included. */
export interface View {
  requests: number;
  bytes: number;
  /** Of scripts that a browser runs: of files as they came over the line, of those written into the page as they stand there. */
  scriptBytes: number;
  /** Of the page itself, and of styles that are files. */
  textBytes: number;
  /** Requests to anybody else. */
  foreign: string[];
}

interface Exchange {
  url: string;
  type: string;
  bytes: number;
  /** Of these, of the head of the answer. */
  head: number;
}

/** Opens a page in a tab of its own, and counts what Chromium received. */
async function view(context: BrowserContext, url: string): Promise<View> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const exchanges = new Map<string, Exchange>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => void (request.url.startsWith('data:') || exchanges.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0, head: 0 })));
  session.on('Network.requestServedFromCache', ({ requestId }) => void exchanges.delete(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const exchange = exchanges.get(requestId);
    if (response.fromDiskCache || response.fromPrefetchCache) exchanges.delete(requestId);
    else if (exchange) exchange.head = response.encodedDataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const exchange = exchanges.get(requestId);
    if (exchange) exchange.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  const inlineBytes = await page.evaluate(() => Array.from(document.scripts).filter(({ src, type }) => !src && !type).reduce((total, { text }) => total + new TextEncoder().encode(text).length, 0));
  await page.close();
  const all = [...exchanges.values()];
  const sum = (of: (exchange: Exchange) => number, ...types: string[]): number => all.filter(({ type }) => types.length === 0 || types.includes(type)).reduce((total, exchange) => total + of(exchange), 0);
  return {
    requests: all.length,
    bytes: sum(({ bytes }) => bytes),
    scriptBytes: sum(({ bytes }) => bytes, 'Script') + inlineBytes,
    textBytes: sum(({ bytes, head }) => bytes - head, 'Document', 'Stylesheet'),
    foreign: all.map((exchange) => exchange.url).filter((address) => new URL(address).origin !== new URL(url).origin),
  };
}

/** A first visit with nothing kept, and the same page once more. */
export async function twoViews(browser: Browser, url: string): Promise<{ first: View; second: View }> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 });
  try {
    return { first: await view(context, url), second: await view(context, url) };
  } finally {
    await context.close();
  }
}
