import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deliveryOf, publish, saveDraft } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

const VOICE = 'api::testimonial.testimonial';
const LIST = '/api/testimonials?fields=quote';

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

interface Answer {
  data: { quote: string }[];
  meta: { validUntil?: string; pagination: { total: number } };
}

describe('what ends by date', () => {
  let cms: TestCms;
  let first: string;
  let second: string;
  const ends = { first: inHours(2), second: inHours(5) };

  const delivery = () => deliveryOf(cms.strapi);
  const get = async (path: string): Promise<Answer> => JSON.parse((await send(cms.url + path)).body.toString()) as Answer;
  const quotes = async (path = LIST) => (await get(path)).data.map(({ quote }) => quote).sort();
  const consent = (expiresAt: string | null) => ({ consent: { scope: 'site', expiresAt } });
  const at = (moment: string, ms: number) => {
    delivery().clock.now = () => new Date(Date.parse(moment) + ms);
  };

  beforeAll(async () => {
    cms = await startCms();
    first = await publish(cms.strapi, VOICE, { quote: 'First', ...consent(ends.first) });
    second = await publish(cms.strapi, VOICE, { quote: 'Second', ...consent(ends.second) });
    await publish(cms.strapi, VOICE, { quote: 'For good', ...consent(null) });
    await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    // Neither is shown: what ends there is nobody's business.
    await publish(cms.strapi, VOICE, { quote: 'Withheld', ...consent(inHours(1)), safety: { visibility: 'withheld' } });
    await cms.strapi.documents(VOICE).create({ data: { quote: 'A draft', ...consent(inHours(1)) }, locale: 'en' } as never);
  });
  afterEach(() => {
    delivery().clock.now = () => new Date();
  });
  afterAll(() => cms.close());

  it('is said in every answer that was read from its type, and in no other', async () => {
    for (const path of [LIST, '/api/testimonials?locale=es&pagination[page]=9', '/api/testimonials?filters[quote][$eq]=nothing', `/api/testimonials/${second}`]) {
      expect({ path, until: (await get(path)).meta.validUntil }).toEqual({ path, until: ends.first });
    }
    for (const path of ['/api/themes', '/api/themes/land', '/api/projects']) expect({ path, meta: JSON.stringify((await get(path)).meta) }).toEqual({ path, meta: expect.not.stringContaining('validUntil') as string });
  });

  it('does not tell which entry it is', async () => {
    const moments = await Promise.all([first, second].map(async (id) => (await get(`/api/testimonials/${id}`)).meta.validUntil));
    expect(new Set(moments)).toEqual(new Set([ends.first]));
  });

  it('moves the change number when it ends sooner or later, so that what is kept elsewhere is made sure of', async () => {
    const { changes } = delivery();
    const before = changes.number;
    const { etag } = (await send(cms.url + LIST)).headers;
    const sooner = inHours(1.5);
    // A draft is enough: consent is as strict as the strictest of what is saved.
    await saveDraft(cms.strapi, VOICE, second, consent(sooner));
    expect(changes.number).toBe(before + 1);
    const answer = await send(cms.url + LIST, { headers: { 'If-None-Match': String(etag) } });
    expect(answer.status).toBe(200);
    expect((JSON.parse(answer.body.toString()) as Answer).meta.validUntil).toBe(sooner);
    await saveDraft(cms.strapi, VOICE, second, consent(ends.second));
    expect(changes.number).toBe(before + 2);
    await saveDraft(cms.strapi, VOICE, second, consent(ends.second));
    expect(changes.number).toBe(before + 2);
    expect(await delivery().rebuild()).toBe(0);
    expect((await get(LIST)).meta.validUntil).toBe(ends.first);
  });

  it('is gone from the very moment on, whoever kept an answer and whatever the clockwork has seen', async () => {
    at(ends.first, -1);
    expect(await quotes()).toEqual(['First', 'For good', 'Second']);
    const paths = [LIST, '/api/testimonials?fields=quote&pagination[page]=2&pagination[pageSize]=2', '/api/testimonials?fields=quote&locale=es'];
    for (const path of paths) await get(path);
    at(ends.first, 0);
    const answers = await Promise.all([...paths.map(get), send(`${cms.url}/api/testimonials/${first}`)]);
    expect(JSON.stringify(answers)).not.toContain('First');
    expect((answers.at(-1) as { status: number }).status).toBe(404);
    expect((await get(LIST)).meta).toMatchObject({ validUntil: ends.second, pagination: { total: 2 } });
    at(ends.second, 0);
    expect(await quotes()).toEqual(['For good']);
    expect((await get(LIST)).meta.validUntil).toBeUndefined();
    expect(await delivery().verify()).toEqual([]);
  });
});
