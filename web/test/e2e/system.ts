import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { chromium, type Browser } from 'playwright-core';

function addressOf(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this suite runs against a running system, and that names it.`);
  return value.replace(/\/+$/, '');
}

export const webUrl = addressOf('WEB_URL');
export const cmsUrl = addressOf('CMS_URL');

export interface ApiEntry {
  documentId: string;
  /** Of all but testimonials. */
  slug: string;
  /** Of topics and organizations. */
  name?: string;
  localization?: { source: string; state: string; available: string[]; fields: Record<string, string> };
}

/** Is there in the language it was asked for in, and borrowed from no other. */
export const isOwn = ({ localization }: ApiEntry): boolean => localization?.state !== 'fallback';

/**
 * All entries of the public API, with the plain values of each, in the order of their slugs: its own order is that of ids, which every seed
 * deals anew. Who takes one says what it must have.
 */
export async function entriesOf<Entry extends ApiEntry = ApiEntry>(plural: string, locale: string, query = ''): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
    const response = await fetch(`${cmsUrl}/api/${plural}?locale=${locale}&pagination[pageSize]=100&pagination[page]=${page}${query}`);
    if (!response.ok) throw new Error(`${plural}: ${response.status}`);
    const { data, meta } = (await response.json()) as { data: Entry[]; meta: { pagination: { pageCount: number } } };
    entries.push(...data);
    ({ pageCount } = meta.pagination);
  }
  return entries.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Bytes of the body as they came over the line. */
  bytes: number;
  html: string;
}

const decoders: Record<string, (body: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

/** One request without a browser: nothing is followed, and the compressed size is seen. */
export function askAt(url: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { Accept: 'text/html', 'Accept-Encoding': 'br', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const decode = body.length > 0 ? decoders[response.headers['content-encoding'] ?? ''] : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: body.length, html: (decode?.(body) ?? body).toString() });
      });
    });
    asked.on('error', reject).end();
  });
}

export const ask = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> => askAt(webUrl + path, { headers });

/** Where the language switch of a page leads. */
export const languageLinks = (html: string): { href: string; lang: string }[] => {
  const [, nav = ''] = /<nav class="languages"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
  return [...nav.matchAll(/<a href="([^"]+)" hreflang="([^"]+)"/g)].map(([, href = '', lang = '']) => ({ href, lang }));
};
