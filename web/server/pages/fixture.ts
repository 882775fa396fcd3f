import { finishPage, type Page, type RenderedPage } from './page';

/** A finished page for tests. */
export const pageOf = (key: string, body = `<p>${key}</p>`, changes: Partial<RenderedPage> = {}): Promise<Page> =>
  finishPage({
    key,
    status: 200,
    headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=0' },
    body: Buffer.from(body),
    reads: [{ address: '/site', fingerprint: '"1"' }],
    checkedAt: 0,
    goodUntil: Number.POSITIVE_INFINITY,
    endsAt: Number.POSITIVE_INFINITY,
    build: 'this',
    ...changes,
  });
