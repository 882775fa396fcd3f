import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryOf, publish, publishAgain, saveDraft } from '../../../../test/delivery/content';
import { type AdminClient, logIn } from '../../../../test/harness/admin';
import { startCms, type TestCms } from '../../../../test/harness/cms';
import { type Peer, startPeer } from '../../../../test/links/peer';
import { createLinks, type Links } from './links';

const resource = 'api::resource.resource';
const START = Date.parse('2026-11-25T12:00:00Z');
const DAY = 86_400_000;

describe('the links of public records', () => {
  let cms: TestCms;
  let peer: Peer;
  let links: Links;
  let editor: AdminClient;
  let translator: AdminClient;
  let day = 0;
  /** What the site of somebody else answers, by path. */
  const answers = new Map<string, number>();
  /** What it waits for before it answers. */
  let open = Promise.resolve();
  let named = 0;

  const linksOfPeer = () => {
    const made = createLinks(cms.strapi, {
      policy: { ports: new Set([peer.port]), exempt: new Set(['127.0.0.1']) }, gapMs: 0, timeoutMs: 5_000, sleep: async () => {},
      resolve: async (name) => (name === 'dead.test' ? Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' })) : [{ address: '127.0.0.1', family: 4 }]),
    });
    Object.assign(made.clock, { now: () => new Date(START + day * DAY), random: () => 0.5 });
    return made;
  };

  beforeAll(async () => {
    cms = await startCms();
    [editor, translator] = [await logIn(cms, 'strapi-editor'), await logIn(cms, 'translator-es')];
  });
  afterAll(() => cms.close());
  beforeEach(async () => {
    peer = await startPeer(({ url }, response) => {
      void open.then(() => response.writeHead(url === '/robots.txt' ? 404 : (answers.get(url ?? '') ?? 200)).end());
    });
    answers.clear();
    open = Promise.resolve();
    links = linksOfPeer();
    // What an earlier test left is in nobody's way.
    await links.catchUp();
    await cms.strapi.db.connection.raw(`update link_state set next_check_at = '2999-01-01T00:00:00.000Z'`);
  });
  afterEach(async () => {
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
    await links.stop();
    await peer.close();
  });

  const address = (path: string) => `http://works.test:${peer.port}${path}`;
  const work = (data: Record<string, unknown>) => publish(cms.strapi, resource, { title: `Work ${(named += 1)}`, kind: 'guide', ...data });
  const read = async (documentId: string, query = '') => (await (await fetch(`${cms.url}/api/resources/${documentId}${query}`)).json()) as { data: Record<string, unknown> };
  const seen = async (documentId: string) => (await read(documentId)).data.sourceUrlSeen;
  const number = async () => ((await (await fetch(`${cms.url}/api/ready`)).json()) as { number: number }).number;
  const asked = () => peer.hits.filter(({ path }) => path !== '/robots.txt').map(({ path }) => path);
  const rows = async (sql: string): Promise<unknown[]> => {
    const result = await cms.strapi.db.connection.raw(sql);
    return Array.isArray(result) ? result : result.rows;
  };
  const onDay = async (when: number) => {
    day = when;
    return links.checkDue();
  };

  it('are told as working, beside the address, in every language', async () => {
    day = 0;
    const documentId = await work({ sourceUrl: address('/guide'), expressions: [{ language: 'en', url: address('/guide.pdf') }, { language: 'fr' }] });
    expect((await read(documentId)).data).toMatchObject({ sourceUrlSeen: null, expressions: [{ urlSeen: null }, { urlSeen: null }] });
    expect(await links.checkDue()).toBe(2);
    expect(asked().sort()).toEqual(['/guide', '/guide.pdf']);
    const today = { working: true, on: '2026-11-25' };
    for (const query of ['', '?locale=es', '?locale=fr&fields=sourceUrlSeen,expressions']) {
      expect((await read(documentId, query)).data).toMatchObject({ sourceUrlSeen: today, expressions: [{ urlSeen: today }, { url: null, urlSeen: null }] });
    }
    expect(await links.checkDue(), 'nothing is due twice').toBe(0);
  });

  it('change no record while they stay as they are, but monthly', async () => {
    day = 0;
    const documentId = await work({ sourceUrl: address('/steady') });
    await links.checkDue();
    const before = await number();
    await onDay(14);
    expect([await number(), await seen(documentId)]).toEqual([before, { working: true, on: '2026-11-25' }]);
    await onDay(28);
    await onDay(42);
    expect([await number(), await seen(documentId)]).toEqual([before + 1, { working: true, on: '2027-01-06' }]);
    expect(asked()).toHaveLength(4);
  });

  it('are told as failing after three failures, and as working at once', async () => {
    day = 0;
    const documentId = await work({ sourceUrl: address('/fragile') });
    answers.set('/fragile', 404);
    await links.checkDue();
    await onDay(1);
    expect(await seen(documentId)).toBeNull();
    await onDay(3);
    expect(await seen(documentId)).toEqual({ working: false, on: '2026-11-28' });
    answers.delete('/fragile');
    await onDay(7);
    expect(await seen(documentId)).toEqual({ working: true, on: '2026-12-02' });
  });

  it('are asked for once, whoever shows them, and told in every record', async () => {
    day = 0;
    const shared = address('/shared');
    const [first, second] = [await work({ sourceUrl: shared }), await work({ sourceUrl: shared })];
    await links.checkDue();
    expect(asked()).toEqual(['/shared']);
    const third = await work({ sourceUrl: shared });
    for (const documentId of [first, second, third]) expect(await seen(documentId)).toEqual({ working: true, on: '2026-11-25' });
    answers.set('/shared', 410);
    for (const when of [14, 15, 17]) await onDay(when);
    for (const documentId of [first, second, third]) expect(await seen(documentId)).toEqual({ working: false, on: '2026-12-12' });
  });

  it('are told right where entries are published while they are checked', async () => {
    day = 0;
    const url = address('/busy');
    await work({ sourceUrl: url });
    const publishing = Promise.all([1, 2, 3, 4].map(() => work({ sourceUrl: url })));
    await links.checkDue();
    for (const documentId of await publishing) expect(await seen(documentId)).toEqual({ working: true, on: '2026-11-25' });
  });

  it('are forgotten when no record shows them any more: withheld, changed, deleted', async () => {
    day = 0;
    const [withheld, changed, deleted] = [await work({ sourceUrl: address('/withheld') }), await work({ sourceUrl: address('/changed') }), await work({ sourceUrl: address('/deleted') })];
    await links.checkDue();
    await saveDraft(cms.strapi, resource, withheld, { safety: { visibility: 'withheld' } });
    await publishAgain(cms.strapi, resource, changed, { sourceUrl: address('/new') });
    await cms.strapi.documents(resource).delete({ documentId: deleted, locale: '*' });
    await links.catchUp();
    const left = await rows(`select url from link_state where url like '%:${peer.port}/%' union select url from delivery_sighting where url like '%:${peer.port}/%' union select url from link_place where url like '%:${peer.port}/%'`);
    expect(left).toEqual([{ url: address('/new') }]);
  });

  it('of drafts are not asked for', async () => {
    day = 0;
    const { documentId } = await cms.strapi.documents(resource).create({ locale: 'en', data: { title: 'Draft', kind: 'guide', sourceUrl: address('/draft') } as never });
    expect([await links.checkDue(), asked()]).toEqual([0, []]);
    await cms.strapi.documents(resource).publish({ documentId, locale: 'en' });
    expect([await links.checkDue(), asked()]).toEqual([1, ['/draft']]);
  });

  it('are checked by one process at a time', async () => {
    day = 0;
    for (const path of ['/one', '/two', '/three']) await work({ sourceUrl: address(path) });
    const other = linksOfPeer();
    let answer = () => {};
    open = new Promise((resolve) => (answer = resolve));
    const first = links.checkDue();
    await expect.poll(() => peer.hits, { timeout: 10_000 }).not.toEqual([]);
    expect(await other.checkDue()).toBeUndefined();
    answer();
    expect(await first).toBe(3);
    expect(asked()).toHaveLength(3);
    expect(await other.checkDue(), 'and by the other when the first is done').toBe(0);
    await other.stop();
  });

  it('are taken over from a process that died', async () => {
    day = 0;
    await work({ sourceUrl: address('/orphan') });
    await cms.strapi.db.connection.raw(`update link_lease set holder = 'dead', held_until = '${new Date(START + 60_000).toISOString()}'`);
    expect(await links.checkDue()).toBeUndefined();
    day = 1 / 24;
    expect(await links.checkDue()).toBe(1);
  });

  it('are not called broken while our own network is down', async () => {
    day = 0;
    // The servers of earlier tests are gone.
    await cms.strapi.db.connection.raw('update link_state set status = null');
    await work({ sourceUrl: address('/alive') });
    await links.checkDue();
    await work({ sourceUrl: `http://dead.test:${peer.port}/` });
    const failures = async () => (await rows(`select url, fail_count from link_state where url like '%:${peer.port}/%' order by url`) as { fail_count: number }[]).map((row) => Number(row.fail_count));
    await links.checkDue();
    expect(await failures(), 'one answers, the other is dead').toEqual([1, 0]);
    await links.stop();
    links = linksOfPeer();
    const { port } = peer;
    await peer.close();
    await onDay(20);
    expect(await failures(), 'nobody answers').toEqual([1, 0]);
    peer = await startPeer((_request, response) => void response.end(), '127.0.0.1', port);
    await onDay(20.1);
    expect(await failures(), 'a host that worked answers again').toEqual([2, 0]);
  });

  it('are taken up in portions, as many as are asked for', async () => {
    day = 0;
    const ids: string[] = [];
    for (let count = 0; count < 12; count += 1) ids.push(await work({ sourceUrl: address(`/many-${count}`) }));
    expect(await links.checkDue({ limit: 5 })).toBe(5);
    expect(await links.checkDue()).toBe(7);
    expect(new Set(asked()).size).toBe(12);
  });

  describe('for editors', () => {
    const list = (client: AdminClient, query: string) => client.get(`/links/list?${query}`) as unknown as Promise<{ status: number; body: { data: Record<string, unknown>[]; meta: Record<string, unknown> } }>;

    it('are shown beside an entry to who may read it, and to nobody else', async () => {
      day = 0;
      const documentId = await work({ sourceUrl: address('/beside') });
      answers.set('/beside', 404);
      await links.checkDue();
      const { body } = await translator.get(`/links/entries/${resource}/${documentId}`);
      expect(body).toMatchObject({ data: [{ url: address('/beside'), status: 'gone', code: 404, failingSince: '2026-11-25T12:00:00.000Z', lastOk: null }], meta: { enabled: false } });
      expect((await fetch(`${cms.url}/links/entries/${resource}/${documentId}`)).status).toBe(401);
      expect((await translator.get('/links/entries/admin::user/1')).status).toBe(403);
    });

    it('are listed by what was found, with the entries that show them', async () => {
      day = 0;
      const documentId = await work({ sourceUrl: address('/listed') });
      answers.set('/listed', 410);
      await links.checkDue();
      const { body } = await list(translator, 'status=gone,unreachable&locale=es');
      expect(body.data.find(({ url }) => url === address('/listed'))).toMatchObject({ status: 'gone', places: [{ uid: resource, documentId, title: `Work ${named}`, locale: 'en' }] });
      expect(body.meta).toMatchObject({ page: 1, pageCount: 1 });
      expect((await list(editor, 'status=working')).body.data.some(({ url }) => url === address('/listed'))).toBe(false);
      for (const query of ['', 'status=', 'status=nice', 'status=gone&page=0', 'status=gone&page=x']) expect([query, (await list(editor, query)).status]).toEqual([query, 400]);
      expect((await fetch(`${cms.url}/links/list?status=gone`)).status).toBe(401);
    });

    it('are checked now only where the operator allows it, by who may, and if a record shows them', async () => {
      day = 0;
      await work({ sourceUrl: address('/now') });
      const url = address('/now');
      const off = await editor.post('/links/check', { url });
      expect([off.status, off.body.error?.message]).toEqual([400, 'Links are not checked on this server: LINK_CHECK is off.']);
      expect((await translator.post('/links/check', { url })).status).toBe(403);
      expect((await editor.post('/links/check', {})).status).toBe(400);
      const service = cms.strapi.plugin('links').service<Links>('links');
      Object.assign(service, { enabled: true });
      try {
        // The CMS's own checker asks nobody inside, nor at another port.
        expect((await editor.post('/links/check', { url })).body.data).toMatchObject({ url, status: 'unchecked', reason: 'port' });
        expect((await editor.post('/links/check', { url: 'http://127.0.0.1/' })).status).toBe(404);
      } finally {
        Object.assign(service, { enabled: false });
      }
      expect(peer.connections).toBe(0);
      expect(await links.checkNow(url)).toMatchObject({ status: 'working' });
    });
  });
});
