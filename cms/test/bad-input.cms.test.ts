import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badRequests } from './bad-input/requests';
import { publish, saveDraft } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

/** A slow machine may be slow once; three times in a row it is ours. */
const LIMIT_MS = 200;
const ATTEMPTS = 3;

interface ErrorBody {
  data: null;
  error: { status: number; name: string; message: string; details: { parameter?: string } };
}

let cms: TestCms;
const errors: unknown[] = [];

beforeAll(async () => {
  cms = await startCms();
  cms.strapi.log.error = ((problem: unknown) => void errors.push(problem)) as never;
  await send(`${cms.url}/api/projects`);
});
afterAll(() => cms.close());

async function timed(path: string): Promise<{ status: number; body: ErrorBody; fastest: number }> {
  let fastest = Infinity;
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    const { status, body } = await send(`${cms.url}/api/${path}`);
    fastest = Math.min(fastest, performance.now() - started);
    if (fastest < LIMIT_MS || attempt === ATTEMPTS) return { status, body: JSON.parse(body.toString()) as ErrorBody, fastest };
  }
}

describe('the public API refuses', () => {
  it.each(badRequests.map((row) => [row.name, row] as const))('%s', async (_name, { path, status = 400, parameter }) => {
    const answer = await timed(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ data: null, error: { status, name: expect.any(String), message: expect.stringMatching(/\S/), details: expect.any(Object) } });
    expect(answer.body.error.details.parameter).toBe(parameter);
    expect(answer.fastest).toBeLessThan(LIMIT_MS);
  });
});

/** Bytes that node:http would not send. Answers the status, and the body as text. */
function sendBytes(bytes: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(cms.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), body: text.slice(text.indexOf('\r\n\r\n') + 4) }));
    socket.on('error', reject);
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
  });
}

describe('bytes that are no request', () => {
  const head = 'Host: x\r\nConnection: close\r\n\r\n';
  it.each([
    ['a request line that is none', `HELLO\r\n\r\n`, 400],
    ['a space in the address', `GET /api/projects? q=a HTTP/1.1\r\n${head}`, 400],
    ['a header without a name', `GET /api/projects HTTP/1.1\r\n: x\r\n${head}`, 400],
    ['two lengths', `GET /api/projects HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${head}`, 400],
    ['a length and chunks', `POST /api/projects HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${head}`, 400],
    ['a header too long', `GET /api/projects HTTP/1.1\r\nX: ${'a'.repeat(70_000)}\r\n${head}`, 431],
    ['an address too long', `GET /api/projects?q=${'a'.repeat(70_000)} HTTP/1.1\r\n${head}`, 431],
  ])('%s', async (_name, bytes, status) => {
    const answer = await sendBytes(bytes);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ data: null, error: { status, message: expect.any(String), details: { parameter: 'request' } } });
  });
});

describe('a header', () => {
  it.each([
    ['no encoding at all', { 'Accept-Encoding': '*;q=0' }],
    ['an encoding of nonsense', { 'Accept-Encoding': ';;;q=a,,br;q=' }],
    ['a tag of nonsense', { 'If-None-Match': '"' }],
    ['a thousand tags', { 'If-None-Match': '"a",'.repeat(1_000) }],
    ['a date of nonsense', { 'If-Modified-Since': '99999999999999' }],
    ['a range', { Range: 'bytes=0-1' }],
    ['another method', { 'X-HTTP-Method-Override': 'DELETE' }],
    ['a forged forward', { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'javascript' }],
    ['a token of nonsense', { Authorization: `Bearer ${'a'.repeat(2_000)}` }],
  ])('of %s changes nothing', async (_name, headers) => {
    const plain = await send(`${cms.url}/api/projects`);
    const { status, body } = await send(`${cms.url}/api/projects`, { headers });
    expect(status).toBe(200);
    expect(body.equals(plain.body)).toBe(true);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('with the method %s writes nothing without a token', async (method) => {
    const { status, body } = await send(`${cms.url}/api/projects`, { method, headers: { 'Content-Type': 'application/json' } });
    expect(status).toBeGreaterThanOrEqual(401);
    expect(status).toBeLessThan(500);
    expect(body.toString()).not.toContain('stack');
  });
});

describe('a guess at what is not public', () => {
  const SECRET = 'zebrafinch';
  let open: string;
  let withheld: string;

  beforeAll(async () => {
    const { strapi } = cms;
    open = await publish(strapi, 'api::project.project', { title: 'Open', summary: SECRET, countries: ['KE'], safety: { visibility: 'generalised', privateNote: SECRET, withheldFields: ['summary'] } });
    withheld = await publish(strapi, 'api::project.project', { title: `Withheld ${SECRET}`, startDate: '2019', safety: { visibility: 'withheld' } });
    const drafted = await publish(strapi, 'api::project.project', { title: 'Changed' });
    await saveDraft(strapi, 'api::project.project', drafted, { title: `Draft ${SECRET}` });
    await saveDraft(strapi, 'api::project.project', drafted, { title: `Brouillon ${SECRET}` }, 'fr');
    await publish(strapi, 'api::testimonial.testimonial', { quote: SECRET, consent: { scope: 'site', expiresAt: '2020-01-01T00:00:00Z', privateNote: SECRET } });
    await publish(strapi, 'api::testimonial.testimonial', { quote: 'Shown', consent: { scope: 'site', privateNote: SECRET } });
  });

  /** Answers without what they say of the question itself. */
  const answerTo = async (path: string, word: string): Promise<unknown> => {
    const { status, body } = await send(`${cms.url}/api/${path.replaceAll('WORD', word)}`);
    return { status, body: JSON.parse(body.toString()) as unknown };
  };

  it.each([
    'projects?q=WORD', 'projects?q=WORD&locale=fr', 'projects?filters[title][$containsi]=WORD', 'projects?filters[title][$containsi]=WORD&locale=fr&fallback=none',
    'projects?filters[summary][$contains]=WORD', 'projects?filters[summary][$startsWith]=WORD', 'projects?filters[summary]=WORD', 'projects?filters[slug]=withheld-WORD',
    'projects?filters[slug][$startsWith]=withheld-WORD', 'projects/withheld-WORD', 'projects/draft-WORD', 'projects/brouillon-WORD?locale=fr', 'testimonials?q=WORD', 'testimonials?filters[quote]=WORD',
  ])('%s is answered alike, right or wrong', async (path) => {
    expect(await answerTo(path, SECRET)).toEqual(await answerTo(path, 'nonesuchword'));
  });

  it.each([
    ['the order of a withheld field', () => 'projects?sort=summary'],
    ['everything that can be populated', () => 'projects?populate=*'],
    ['a generalised entry', () => `projects/${open}?populate=*`],
    ['all testimonials', () => 'testimonials?populate=*'],
    ['all in French', () => 'projects?locale=fr&fallback=auto'],
  ])('shows no secret in %s', async (_name, path) => {
    const { status, body } = await send(`${cms.url}/api/${path()}`);
    expect(status).toBe(200);
    expect(body.toString()).not.toContain(SECRET);
    expect(body.toString()).not.toMatch(/privateNote|"safety"|"consent"|createdBy|"KE"/);
  });

  it('finds a country that is generalised neither right nor wrong', async () => {
    for (const country of ['KE', 'CL']) expect((await answerTo(`projects?filters[countries]=${country}`, '')) as object).toMatchObject({ body: { data: [], meta: { pagination: { total: 0 } } } });
  });

  it('does not reach what is withheld by its own id, nor by a preview nobody signed', async () => {
    expect(await answerTo(`projects/${withheld}`, '')).toEqual(await answerTo('projects/abcdefghijklmnopqrstuvwx', ''));
    for (const token of ['', 'a', 'a.b', `${Buffer.from(JSON.stringify({ type: 'project', documentId: withheld, expiresAt: 9e15 })).toString('base64url')}.`]) {
      const { status } = (await answerTo(`projects/${withheld}?preview=${token}`, '')) as { status: number };
      expect([token, status]).toEqual([token, 401]);
    }
  });
});

describe('after all of that', () => {
  it('the server is ready, and has logged no error', async () => {
    expect((await send(`${cms.url}/api/ready`)).status).toBe(200);
    expect(errors).toEqual([]);
  });
});
