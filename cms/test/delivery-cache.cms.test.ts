import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStatements, deliveryOf, publish, publishAgain, saveDraft } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

const PROJECTS = '/api/projects?populate[themes]=true';
const TESTIMONIALS = '/api/testimonials';

describe('reading', () => {
  let cms: TestCms;
  let theme: string;
  let region: string;

  const api = () => deliveryOf(cms.strapi).api;
  const body = async (path: string) => (await send(cms.url + path)).body;

  beforeAll(async () => {
    cms = await startCms();
    theme = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    region = await publish(cms.strapi, 'api::region.region', { name: 'Andes' });
    const resources: string[] = [];
    for (let index = 0; index < 3; index += 1) resources.push(await publish(cms.strapi, 'api::resource.resource', { title: `Work ${index}`, kind: 'report', themes: [theme], regions: [region] }));
    for (let index = 0; index < 6; index += 1) await publish(cms.strapi, 'api::project.project', { title: `Project ${index}`, themes: [theme], region, outputs: resources });
    await publish(cms.strapi, 'api::testimonial.testimonial', { quote: 'We won our land back.', consent: { scope: 'site' } });
  });
  afterAll(() => cms.close());

  describe('a list with two levels of related entries', () => {
    const query = (size: number) => `/api/projects?pagination[pageSize]=${size}&populate[themes]=true&populate[region]=true&populate[outputs][populate]=*`;

    it.each([1, 2, 6, 100])('of %i takes at most 4 statements', async (size) => {
      deliveryOf(cms.strapi).reader.totals.clear();
      api().cache.clear();
      expect(await countStatements(cms.strapi, () => body(query(size)))).toBeLessThanOrEqual(4);
      const { data } = JSON.parse((await body(query(size))).toString());
      expect(data).toHaveLength(Math.min(size, 6));
      expect(data[0].outputs.map((output: { themes: unknown[]; regions: unknown[] }) => [output.themes.length, output.regions.length])).toEqual([[1, 1], [1, 1], [1, 1]]);
    });
  });

  it('an entry with two levels of related entries takes at most 3 statements', async () => {
    api().cache.clear();
    const statements = await countStatements(cms.strapi, async () => {
      const { data } = JSON.parse((await body('/api/projects/project-1?populate[themes]=true&populate[region]=true&populate[outputs][populate]=*')).toString());
      expect(data.outputs[2].themes[0].name).toBe('Land');
    });
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('a second time takes none, and sends the same bytes', async () => {
    const first = await body(PROJECTS);
    const statements = await countStatements(cms.strapi, async () => expect((await body(PROJECTS)).equals(first)).toBe(true));
    expect(statements).toBe(0);
  });

  it('takes none either where the same is asked for in other words', async () => {
    const first = await body(PROJECTS);
    const statements = await countStatements(cms.strapi, async () => {
      for (const words of ['/api/projects?populate=themes', '/api/projects?populate%5Bthemes%5D=true&locale=en', '/api/projects?locale=en&populate[0]=themes&pagination[page]=1']) {
        expect((await body(words)).equals(first)).toBe(true);
      }
    });
    expect(statements).toBe(0);
  });

  it('by many at once is one reading', async () => {
    deliveryOf(cms.strapi).reader.totals.clear();
    api().cache.clear();
    const alone = await countStatements(cms.strapi, () => body(PROJECTS));
    api().cache.clear();
    deliveryOf(cms.strapi).reader.totals.clear();
    const together = await countStatements(cms.strapi, async () => {
      const bodies = await Promise.all(Array.from({ length: 40 }, () => api().answer(PROJECTS)));
      expect(new Set(bodies.map(({ answer }) => answer.body)).size).toBe(1);
    });
    expect(together).toBe(alone);
  });

  it('after a publish is anew where what changed was read, and nowhere else', async () => {
    await Promise.all([body(PROJECTS), body(TESTIMONIALS)]);
    expect([api().hot(PROJECTS), api().hot(TESTIMONIALS)].map(Boolean)).toEqual([true, true]);
    await publishAgain(cms.strapi, 'api::theme.theme', theme, { name: 'Land and housing' });
    expect([api().hot(PROJECTS), api().hot(TESTIMONIALS)].map(Boolean)).toEqual([false, true]);
    expect((await body(PROJECTS)).toString()).toContain('Land and housing');
  });

  it('after a save that changes nothing a reader sees needs no new reading', async () => {
    await body(PROJECTS);
    const [project] = (JSON.parse((await body(PROJECTS)).toString()) as { data: { documentId: string }[] }).data;
    await saveDraft(cms.strapi, 'api::project.project', project?.documentId ?? '', { title: 'Not yet published' });
    expect(api().hot(PROJECTS)).toBeDefined();
    expect((await body(PROJECTS)).toString()).not.toContain('Not yet published');
  });
});
