import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliveryOf, publish, publishAgain } from './delivery/content';
import { send } from './delivery/request';
import { database, startCms, type TestCms } from './harness/cms';

const PROJECT = 'api::project.project';

describe('the records', () => {
  let cms: TestCms;
  let land: string;

  const delivery = () => deliveryOf(cms.strapi);
  const sql = async <Row>(text: string, bindings: unknown[] = []): Promise<Row[]> => {
    const result = (await cms.strapi.db.connection.raw(text, bindings as never)) as Row[] | { rows: Row[] };
    return Array.isArray(result) ? result : result.rows;
  };
  const statusOf = async (path: string) => (await send(cms.url + path)).status;

  beforeAll(async () => {
    cms = await startCms();
    land = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    await publishAgain(cms.strapi, 'api::theme.theme', land, { name: 'Tierra' }, 'es');
    for (let index = 0; index < 3; index += 1) await publish(cms.strapi, PROJECT, { title: `Project ${index}`, themes: [land] });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => cms.close());

  it('and the document are both written, or neither', async () => {
    const { projector } = delivery();
    const { documentId } = await cms.strapi.documents(PROJECT).create({ data: { title: 'Torn' }, locale: 'en' });
    const before = await sql('select * from delivery_sequence');
    const deliver = projector.deliver;
    vi.spyOn(projector, 'deliver').mockImplementation(async (type, ids) => {
      await deliver(type, ids);
      throw new Error('after the projection');
    });
    await expect(cms.strapi.documents(PROJECT).publish({ documentId, locale: 'en' })).rejects.toThrow('after the projection');
    vi.restoreAllMocks();
    expect(await cms.strapi.documents(PROJECT).findOne({ documentId, locale: 'en', status: 'published' })).toBeNull();
    expect(await sql('select * from delivery_projects where document_id = ?', [documentId])).toEqual([]);
    expect(await sql('select * from delivery_sequence')).toEqual(before);
    expect(await delivery().verify()).toEqual([]);
    await cms.strapi.documents(PROJECT).publish({ documentId, locale: 'en' });
    expect(await statusOf('/api/projects/torn')).toBe(200);
  });

  it('say when a document was made, however often it is published, discarded and translated', async () => {
    const times = async () => (await sql<{ created_at: string; published_at: string }>(`select created_at, published_at from delivery_projects where document_id = ? and locale = 'en' and variant = 'auto'`, [documentId]))[0];
    const documents = cms.strapi.documents(PROJECT);
    const documentId = await publish(cms.strapi, PROJECT, { title: 'Made once' });
    const first = await times();
    await publishAgain(cms.strapi, PROJECT, documentId, { title: 'Hecho una vez' }, 'es');
    await documents.update({ documentId, locale: 'en', data: { title: 'A draft to throw away' } as never });
    await documents.discardDraft({ documentId, locale: 'en' });
    await publishAgain(cms.strapi, PROJECT, documentId, { title: 'Made once, mended' }, 'en');
    const last = await times();
    expect(last?.created_at).toBe(first?.created_at);
    expect(last?.published_at).not.toBe(first?.published_at);
  });

  it('stay as they are in a rebuild, which then sends no event', async () => {
    const before = [await sql('select * from delivery_sequence'), await sql('select * from delivery_document order by type, document_id'), await sql('select * from delivery_projects order by document_id, locale, variant')];
    const seen: string[] = [];
    expect(await delivery().rebuild(({ type }) => seen.push(type))).toBe(0);
    expect([await sql('select * from delivery_sequence'), await sql('select * from delivery_document order by type, document_id'), await sql('select * from delivery_projects order by document_id, locale, variant')]).toEqual(before);
    expect(seen).toContain('project');
  });

  it('that were tampered with, lost or added are found by verify and mended by a rebuild', async () => {
    const [first, second] = await sql<{ document_id: string }>(`select distinct document_id from delivery_projects order by document_id`);
    await sql('update delivery_projects set json = ? where document_id = ? and locale = ? and variant = ?', ['{"title":"changed"}', first?.document_id, 'es', 'auto']);
    await sql('delete from delivery_projects where document_id = ?', [second?.document_id]);
    const { documentId: draft } = await cms.strapi.documents(PROJECT).create({ data: { title: 'A draft' }, locale: 'en' });
    const [row] = await sql<Record<string, unknown>>(`select * from delivery_projects where document_id = ? and locale = 'en' and variant = 'auto'`, [first?.document_id]);
    await cms.strapi.db.connection('delivery_projects').insert({ ...row, document_id: draft });

    const found = await delivery().verify();
    expect(found).toEqual(expect.arrayContaining([
      { type: 'project', documentId: first?.document_id, kind: 'different' },
      { type: 'project', documentId: second?.document_id, kind: 'missing' },
      { type: 'project', documentId: draft, kind: 'extra' },
    ]));
    expect(found).toHaveLength(3);
    expect(await delivery().rebuild()).toBe(3);
    expect(await delivery().verify()).toEqual([]);
  });

  it.runIf(database === 'postgres')('of documents that are gone are looked for in one pass, however many there are', async () => {
    const asked: { sql: string; bindings: unknown[] }[] = [];
    const note = (query: { sql: string; bindings: unknown[] }) => void asked.push(query);
    const type = delivery().model.types.get('project');
    if (!type) throw new Error('There are no projects.');
    cms.strapi.db.connection.on('query', note);
    await delivery().projector.orphans(type);
    cms.strapi.db.connection.removeListener('query', note);
    const statement = asked.find(({ sql: text }) => text.includes('union'));
    const plan = (await sql<{ 'QUERY PLAN': string }>(`explain ${statement?.sql.replace(/\$\d+/g, '?')}`, statement?.bindings)).map((row) => row['QUERY PLAN']).join('\n');
    expect(plan.match(/Anti Join/g)).toHaveLength(3);
    expect(plan).not.toContain('SubPlan');
  });

  it('of documents that are gone from the write side are found and taken down', async () => {
    const [row] = await sql<Record<string, unknown>>(`select * from delivery_themes where document_id = ? and locale = 'en' and variant = 'auto'`, [land]);
    await cms.strapi.db.connection('delivery_themes').insert({ ...row, document_id: 'ghost', slug: 'ghost', slug_base: 'ghost' });
    expect(await delivery().verify()).toEqual([{ type: 'theme', documentId: 'ghost', kind: 'extra' }]);
    await delivery().rebuild();
    expect(await delivery().verify()).toEqual([]);
  });

  describe('of a testimonial', () => {
    const ends = new Date(Date.now() + 3_600_000);
    let documentId: string;

    beforeAll(async () => {
      documentId = await publish(cms.strapi, 'api::testimonial.testimonial', { quote: 'We won.', consent: { scope: 'site', expiresAt: ends.toISOString() } });
    });

    it('goes when its consent ends, unattended and within a minute', async () => {
      expect(await statusOf(`/api/testimonials/${documentId}`)).toBe(200);
      const { clock } = delivery();
      const { now } = clock;
      clock.now = () => new Date(ends.getTime() + 1);
      try {
        // Looked at in the table: to ask for it would be to attend to it.
        await vi.waitFor(async () => expect(await sql('select * from delivery_testimonials')).toEqual([]), { timeout: 40_000, interval: 500 });
        expect(await statusOf(`/api/testimonials/${documentId}`)).toBe(404);
        expect(JSON.parse((await send(`${cms.url}/api/testimonials`)).body.toString()).data).toEqual([]);
        expect(await delivery().verify()).toEqual([]);
      } finally {
        clock.now = now;
      }
    });
  });
});
