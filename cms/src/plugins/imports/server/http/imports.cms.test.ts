import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryOf } from '../../../../../test/delivery/content';
import { type AdminClient, logIn } from '../../../../../test/harness/admin';
import { startCms, type TestCms } from '../../../../../test/harness/cms';
import type { RowReport, Run, UndoReport, Upload } from '../../shared/upload';
import { documentsOf } from '../write/fixture';

interface Answer<Data> {
  status: number;
  body: { data: Data; meta?: { page: number; pageCount: number; total: number }; error?: { name: string; message: string; details: Record<string, unknown> } };
}

describe('imports in the admin', () => {
  let cms: TestCms;
  let editor: AdminClient;
  let translator: AdminClient;
  let files = 0;
  /** In no other file of this run. */
  let mark = '';

  beforeAll(async () => {
    cms = await startCms();
    [editor, translator] = [await logIn(cms, 'strapi-editor'), await logIn(cms, 'translator-es')];
  });
  afterAll(() => cms.close());
  beforeEach(() => (mark = `m${(files += 1)}`));

  const get = <Data>(path: string) => editor.get(`/imports${path}`) as unknown as Promise<Answer<Data>>;
  const post = <Data>(path: string, body: object = {}) => editor.post(`/imports${path}`, body) as unknown as Promise<Answer<Data>>;
  const put = <Data>(path: string, body: object) => editor.put(`/imports${path}`, body) as unknown as Promise<Answer<Data>>;
  const folder = () => join(cms.dataDir, 'imports');
  const reason = ({ status, body }: Answer<unknown>) => [status, body.error?.details.reason];

  async function send(name: string, content: string | Buffer, fields: Record<string, string> = {}, client = editor): Promise<Answer<Upload>> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('files', new Blob([content as BlobPart]), name);
    return (await client.send('/imports/uploads', form)) as unknown as Answer<Upload>;
  }

  async function settled<Data extends { state: string }>(read: () => Promise<Data>): Promise<Data> {
    for (;;) {
      const data = await read();
      if (!['planning', 'checking', 'running', 'looking', 'undoing'].includes(data.state)) return data;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const upload = (id: string) => settled(async () => (await get<Upload>(`/uploads/${id}?locale=es`)).body.data);
  const undone = (id: string) => settled(async () => (await get<{ undo: UndoReport }>(`/runs/${id}/undo`)).body.data.undo);
  const rowsOf = async (id: string, query = '') => (await get<RowReport[]>(`/uploads/${id}/rows?locale=es&${query}`)).body;

  async function planned(name: string, content: string | Buffer, fields = {}): Promise<Upload> {
    const sent = await send(name, content, fields);
    expect(sent.status).toBe(201);
    return upload(sent.body.data.id);
  }
  async function ran(content: string, publish = true): Promise<Upload & { run: Run }> {
    const { id } = await planned('works.csv', content);
    expect((await post(`/uploads/${id}/run`, { publish })).status).toBe(200);
    return (await upload(id)) as Upload & { run: Run };
  }
  const works = (count: number) => ['title__en,kind,year', ...Array.from({ length: count }, (_, index) => `Work ${mark} number ${index},guide,2001`)].join('\n');
  const search = async () => ((await (await fetch(`${cms.url}/api/resources?q=${mark}`)).json()) as { meta: { pagination: { total: number } } }).meta.pagination.total;

  it('go from upload to review, run and undo', async () => {
    const reviewed = await planned('obras.csv', `title__es,kind,year\nGuía ${mark},guide,2001\nOtra ${mark},leaflet,2001\n`);
    expect(reviewed).toMatchObject({ state: 'planned', format: 'csv', fileName: 'obras.csv', who: 'strapi-editor', counts: { new: 1, refused: 1 }, would: { create: 1, change: 0, leaveOut: 1 } });
    const refused = await rowsOf(reviewed.id, 'filter=refused');
    expect([refused.meta?.total, refused.data]).toMatchObject([1, [{ row: 3, problems: [{ column: 'kind', text: expect.stringMatching(/^debe ser uno de estos valores: .*guide/) }] }]]);

    expect((await post(`/uploads/${reviewed.id}/run`, { publish: true })).status).toBe(200);
    const done = await upload(reviewed.id);
    expect(done).toMatchObject({ state: 'done', run: { created: 1, updated: 0, state: 'done', who: 'strapi-editor' } });
    expect(await search()).toBe(1);
    const runId = done.run?.id ?? '';
    expect((await get<{ runs: Run[] }>('/list')).body.data.runs[0]).toMatchObject({ id: runId, upload: done.id, fileName: 'obras.csv', undoable: true });

    expect(reason(await post(`/runs/${runId}/undo`))).toEqual([400, 'notLooked']);
    await post(`/runs/${runId}/look`);
    expect(await undone(runId)).toMatchObject({ state: 'looked', undone: 1, refused: [] });
    expect(await search()).toBe(1);
    await post(`/runs/${runId}/undo`);
    expect(await undone(runId)).toMatchObject({ state: 'undone', undone: 1, refused: [] });
    expect(await search()).toBe(0);
    expect((await get<{ runs: Run[] }>('/list')).body.data.runs[0]).toMatchObject({ id: runId, state: 'undone', undoable: false });
    expect(existsSync(join(folder(), done.id)), 'the file goes with what it did').toBe(false);
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
  });

  it('keep the file away from everybody but the server', async () => {
    const { id } = await planned('../../public/uploads/works.csv', works(1));
    expect(readdirSync(folder())).toContain(id);
    const modes = ['.', ...readdirSync(join(folder(), id))].map((name) => [name, (statSync(join(folder(), id, name)).mode & 0o777).toString(8)]);
    expect(Object.fromEntries(modes)).toEqual({ '.': '700', file: '600', 'index.json': '600', 'rows.jsonl': '600', 'upload.json': '600' });
    expect((await upload(id)).fileName).toBe('works.csv');
    for (const path of [`/imports/${id}/file`, `/uploads/${id}/file`, `/uploads/works.csv`]) expect((await fetch(cms.url + path)).status).not.toBe(200);
  });

  it('are for those who may, and no others', async () => {
    const { id } = await planned('works.csv', works(1));
    const paths = ['/list', `/uploads/${id}`, `/uploads/${id}/rows`, `/uploads/${id}/report`, '/runs/x/undo'];
    for (const path of paths) {
      expect([path, (await fetch(`${cms.url}/imports${path}`)).status]).toEqual([path, 401]);
      expect([path, (await translator.get(`/imports${path}`)).status]).toEqual([path, 403]);
    }
    for (const path of [`/uploads/${id}/run`, `/uploads/${id}/go-on`, `/uploads/${id}/stop`, '/runs/x/look', '/runs/x/undo']) {
      expect([path, (await fetch(`${cms.url}/imports${path}`, { method: 'POST' })).status]).toEqual([path, 401]);
      expect([path, (await translator.post(`/imports${path}`)).status]).toEqual([path, 403]);
    }
    expect((await send('a.csv', works(1), {}, translator)).status).toBe(403);
    expect((await translator.delete(`/imports/uploads/${id}`)).status).toBe(403);
    expect(existsSync(join(folder(), id))).toBe(true);
  });

  it('publish nothing that their editor may not', async () => {
    const roles = cms.strapi.service('admin::role');
    const role = await roles.create({ name: 'Drafter', code: 'drafter', description: '' });
    const general = ['read', 'bring'].map((action) => ({ action: `plugin::imports.${action}`, subject: null, properties: {} }));
    const own = ['create', 'update'].map((action) => ({ action: `plugin::content-manager.explorer.${action}`, subject: 'api::resource.resource', properties: { fields: ['title'], locales: ['en'] } }));
    await roles.assignPermissions(role.id, general);
    const drafter = await logIn(cms, 'drafter');
    const { id } = await planned('works.csv', works(1));
    const run = async (publish: boolean) => reason((await drafter.post(`/imports/uploads/${id}/run`, { publish })) as unknown as Answer<Upload>);
    expect(await run(false)).toEqual([403, 'mayNotWrite']);
    await roles.assignPermissions(role.id, [...general, ...own]);
    expect(await run(true)).toEqual([403, 'mayNotPublish']);
    expect(await run(false)).toEqual([200, undefined]);
    expect(await upload(id)).toMatchObject({ state: 'done', run: { created: 1 } });
    expect(await search(), 'drafted').toBe(0);
  });

  it('offer what a file in another encoding or format needs', async () => {
    const latin = await planned('obras.csv', Buffer.from(`title__es,kind\nGuía del año ${mark},guide\n`, 'latin1'));
    expect(latin).toMatchObject({ state: 'refused', problems: [expect.stringMatching(/^El archivo no está en UTF-8.*latin1.*«Guía»/)] });
    expect(reason(await post(`/uploads/${latin.id}/run`, { publish: true }))).toEqual([400, 'notReviewed']);
    expect((await put(`/uploads/${latin.id}`, { language: 'es', encoding: 'latin1' })).status).toBe(200);
    expect(await upload(latin.id)).toMatchObject({ state: 'planned', counts: { new: 1 } });
    expect((await rowsOf(latin.id)).data[0]?.title).toBe(`Guía del año ${mark}`);
    const strange = await planned('notes.xyz', 'nothing of ours');
    expect([strange.state, strange.problems[0]]).toEqual(['refused', expect.stringMatching(/^No se reconoce el formato/)]);
  });

  it.each([
    ['no file', async () => post('/uploads'), [400, 'noFile']],
    ['bytes that are no text', async () => send('a.csv', createHash('sha512').update('x').digest()), [201, undefined]],
    ['an encoding there is not', async () => send('a.csv', 'title\nx', { encoding: 'ebcdic' }), [400, undefined]],
    ['a language there is not', async () => send('a.csv', 'title\nx', { language: 'xx' }), [400, undefined]],
    ['a file that is too large', async () => send('a.csv', Buffer.alloc(64 * 1024 * 1024 + 1, 'a')), [413, 'fileTooLarge']],
    ['an upload there is not', async () => get(`/uploads/${'a'.repeat(24)}`), [404, 'fileGone']],
    ['a path for an upload', async () => get('/uploads/..%2f..%2fsecrets.json'), [404, 'fileGone']],
    ['a page there cannot be', async () => get(`/uploads/${'a'.repeat(24)}/rows?page=0`), [400, undefined]],
    ['a run there is not', async () => post('/runs/nothing/look'), [404, 'fileGone']],
  ])('answer %s in the right shape', async (_what, ask, expected) => {
    const answer = (await ask()) as Answer<unknown>;
    expect(reason(answer)).toEqual(expected);
    if (answer.status >= 400) expect(answer.body).toMatchObject({ data: null, error: { status: answer.status, message: expect.stringMatching(/^.{10,}/) } });
    else expect(await upload((answer.body.data as Upload).id)).toMatchObject({ state: 'refused' });
  });

  it('answer an empty file and two at once with what is wrong', async () => {
    expect(await planned('a.csv', '')).toMatchObject({ state: 'refused', problems: ['El archivo no contiene ninguna obra.'] });
    const form = new FormData();
    for (const name of ['a.csv', 'b.csv']) form.append('files', new Blob([works(1)]), name);
    expect(reason((await editor.send('/imports/uploads', form)) as unknown as Answer<Upload>)).toEqual([400, 'severalFiles']);
  });

  it('wait for a choice about likely duplicates, and take only what a row offers', async () => {
    await ran(`title__en,kind,doi\nFirst ${mark},guide,10.1234/${mark}\n`);
    const { id, would } = await planned('b.csv', `title__en,kind,year,doi\nFirst again ${mark},guide,2002,10.1234/${mark}\n`);
    expect(would).toEqual({ create: 0, change: 0, leaveOut: 1 });
    expect(reason(await post(`/uploads/${id}/run`, { publish: true }))).toEqual([400, 'nothingToWrite']);
    const { data } = await rowsOf(id, 'filter=duplicate');
    expect(data[0]).toMatchObject({ row: 2, decision: { choice: 'skip', own: false }, matches: [{ text: 'Tiene el mismo DOI', title: `First ${mark}` }], choices: ['skip', 'update', 'create'] });
    for (const rows of [{ 2: { choice: 'expression' } }, { 3: { choice: 'create' } }, { 2: { choice: 'update', of: 'nothing' } }]) expect(reason(await put(`/uploads/${id}/decisions`, { rows }))).toEqual([400, 'choice']);
    expect((await put(`/uploads/${id}/decisions`, { rows: { 2: 'create' } })).status).toBe(400);
    expect((await put<Upload>(`/uploads/${id}/decisions`, { otherwise: 'create' })).body.data.would).toEqual({ create: 1, change: 0, leaveOut: 0 });
    expect((await put<Upload>(`/uploads/${id}/decisions`, { rows: { 2: { choice: 'update', of: data[0]?.matches[0]?.key } } })).body.data.would).toEqual({ create: 0, change: 1, leaveOut: 0 });
    await post(`/uploads/${id}/run`, { publish: true });
    expect(await upload(id)).toMatchObject({ state: 'done', run: { created: 0, updated: 1 } });
  });

  it('show changes field by field, entries by their names', async () => {
    const theme = await documentsOf(cms.strapi, 'theme').create({ locale: 'es', data: { name: `Vivienda ${mark}` } });
    const work = await documentsOf(cms.strapi, 'resource').create({ locale: 'en', data: { title: `Changed ${mark}`, kind: 'guide', year: 2_001 } });
    const { id } = await planned('a.csv', `documentId,year,themes\n${work.documentId},2002,Vivienda ${mark}\n`);
    expect((await rowsOf(id, 'filter=changed')).data[0]?.changes).toEqual([{ field: 'year', before: '2001', after: '2002' }, { field: 'themes', before: '', after: `Vivienda ${mark}` }]);
    expect(theme.documentId).toBeTruthy();
  });

  it('leave out a change that somebody does not want, and never take back what a colleague has drafted', async () => {
    const [one, other] = await Promise.all(['One', 'Other'].map((name) => documentsOf(cms.strapi, 'resource').create({ locale: 'en', data: { title: `${name} ${mark}`, kind: 'guide', year: 2_001 }, status: 'published' })));
    const exported = await (await fetch(`${cms.url}/api/export/resources.csv?q=${mark}`)).text();
    // A draft counts as newer once it is so by more than publishing takes.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await documentsOf(cms.strapi, 'resource').update({ documentId: other?.documentId ?? '', locale: 'en', data: { title: `Other drafted ${mark}` } });
    expect((await planned('back.csv', exported)).counts).toMatchObject({ same: 2, changed: 0 });

    const { id, would } = await planned('a.csv', `documentId,year,title__en\n${one?.documentId},2002,\n${other?.documentId},2003,Other ${mark}\n`);
    expect(would).toEqual({ create: 0, change: 2, leaveOut: 0 });
    const { data } = await rowsOf(id, 'filter=changed');
    expect(data).toMatchObject([
      { row: 2, choices: ['update', 'skip'], decision: { choice: 'update', own: false }, problems: [] },
      { row: 3, changes: [{ field: 'year' }], problems: [{ note: true, text: expect.stringMatching(/^Esta obra tiene cambios sin publicar/) }] },
    ]);
    for (const rows of [{ 2: { choice: 'create' } }, { 2: { choice: 'update', of: one?.documentId } }]) expect(reason(await put(`/uploads/${id}/decisions`, { rows }))).toEqual([400, 'choice']);
    expect((await put<Upload>(`/uploads/${id}/decisions`, { rows: { 2: { choice: 'skip' } } })).body.data.would).toEqual({ create: 0, change: 1, leaveOut: 1 });
    await post(`/uploads/${id}/run`, { publish: true });
    expect(await upload(id)).toMatchObject({ state: 'done', run: { updated: 1 } });
    const drafts = (await cms.strapi.db.query('api::resource.resource').findMany({ where: { title: { $contains: mark }, publishedAt: null }, orderBy: 'title' })) as unknown as { title: string; year: number }[];
    expect(drafts.map(({ title, year }) => [title, year])).toEqual([[`One ${mark}`, 2_001], [`Other drafted ${mark}`, 2_003]]);
  });

  it('review again what the library has changed since, and write nothing before', async () => {
    const work = await documentsOf(cms.strapi, 'resource').create({ locale: 'en', data: { title: `Moving ${mark}`, kind: 'guide', year: 2_001 } });
    const { id } = await planned('a.csv', `documentId,year,title__en\n${work.documentId},2002,\n,2003,Steady ${mark}\n`);
    await documentsOf(cms.strapi, 'resource').update({ documentId: work.documentId, locale: 'en', data: { year: 1_999 } });
    await post(`/uploads/${id}/run`, { publish: true });
    expect(await upload(id)).toMatchObject({ state: 'planned', run: null, counts: { renewed: 1 } });
    expect((await rowsOf(id, 'filter=renewed')).data).toMatchObject([{ row: 2, changes: [{ field: 'year', before: '1999', after: '2002' }] }]);
    await post(`/uploads/${id}/run`, { publish: true });
    expect(await upload(id)).toMatchObject({ state: 'done', run: { created: 1, updated: 1 } });
  });

  it('page through many rows, and give all of them as a table', async () => {
    const { id, counts } = await planned('a.csv', works(60));
    expect(counts).toMatchObject({ new: 60 });
    const last = await rowsOf(id, 'filter=new&page=3');
    expect([last.meta, last.data.map(({ row }) => row)]).toEqual([{ page: 3, pageCount: 3, total: 60 }, [52, 53, 54, 55, 56, 57, 58, 59, 60, 61]]);
    expect((await rowsOf(id, 'page=4')).data).toEqual([]);
    const report = await editor.text(`/imports/uploads/${id}/report?locale=es`);
    expect([report.headers.get('content-disposition'), report.text.split('\r\n').length, report.text]).toEqual(['attachment; filename="import-report.csv"', 62, expect.stringContaining(`2,nueva,,Work ${mark} number 0`)]);
  });

  it('are carried out one at a time, can be stopped, and go on where they were', async () => {
    const content = works(2_500);
    const first = await planned('a.csv', content);
    mark = `${mark}b`;
    const second = await planned('b.csv', works(3));
    expect((await post(`/uploads/${first.id}/run`, { publish: true })).status).toBe(200);
    expect(reason(await post(`/uploads/${second.id}/run`, { publish: true }))).toEqual([400, 'busy']);
    expect(reason(await post(`/uploads/${first.id}/run`, { publish: true }))).toEqual([400, 'busy']);
    expect(reason((await editor.delete(`/imports/uploads/${first.id}`)) as unknown as Answer<null>)).toEqual([400, 'isRunning']);
    const begun = async () => {
      const { state, progress } = (await get<Upload>(`/uploads/${first.id}`)).body.data;
      expect(['checking', 'running']).toContain(state);
      return state === 'running' && (progress?.done ?? 0) > 0;
    };
    while (!(await begun())) await new Promise((resolve) => setTimeout(resolve, 10));
    const stopped = (await post<Upload>(`/uploads/${first.id}/stop`)).body.data;
    expect(stopped.state).toBe('stopped');
    expect(stopped.run?.created).toBeGreaterThan(0);
    expect(stopped.run?.created).toBeLessThan(2_500);
    expect(reason(await send('a again.csv', content))).toEqual([400, 'sameFile']);
    expect((await post(`/uploads/${first.id}/go-on`)).status).toBe(200);
    expect(await upload(first.id)).toMatchObject({ state: 'done', run: { id: stopped.run?.id, created: 2_500 } });
    expect(reason(await post(`/uploads/${first.id}/go-on`))).toEqual([400, 'cannotGoOn']);
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
  }, 180_000);

  it('leave alone at an undo what people have changed since, by name and reason', async () => {
    const { run } = await ran(works(2));
    const [row] = (await cms.strapi.db.query('api::resource.resource').findMany({ where: { title: `Work ${mark} number 0` } })) as unknown as { documentId: string }[];
    await documentsOf(cms.strapi, 'resource').update({ documentId: row?.documentId ?? '', locale: 'en', data: { year: 1_999 } });
    await post(`/runs/${run.id}/look`);
    expect(await undone(run.id)).toMatchObject({ state: 'looked', undone: 1, refusedTotal: 1, refused: [{ row: 2, title: `Work ${mark} number 0`, text: 'changed', documentId: row?.documentId }] });
  });

  it('that fail say why in the language of the reader and what to do, and keep what was written', async () => {
    const { id } = await planned('a.csv', works(2));
    const part = (name: string) => join(folder(), id, name);
    const write = (row: number, year: number) => ({ row, action: 'create', sourceLocale: 'en', versions: { en: { title: `Failing ${mark} ${row}` } }, shared: { year }, relations: {}, publish: false });
    // What was settled before a rule of the library became stricter.
    writeFileSync(part('writes.json'), JSON.stringify([...Array.from({ length: 100 }, (_, index) => write(index + 2, 2_001)), write(102, 1_492)]));
    writeFileSync(part('upload.json'), JSON.stringify({ ...(JSON.parse(readFileSync(part('upload.json'), 'utf8')) as object), state: 'started' }));
    expect((await post(`/uploads/${id}/go-on`)).status).toBe(200);
    const failed = await upload(id);
    expect(failed).toMatchObject({ state: 'failed', run: { created: 100, failure: expect.stringMatching(/^La fila 102 no se puede escribir: year: .*1900.*\. Corríjala/) } });
    for (const [locale, begin] of [['en', 'Row 102 cannot be written: year: '], ['fr', 'La ligne 102 ne peut pas être écrite\u00a0: year: ']]) {
      expect((await get<Upload>(`/uploads/${id}?locale=${locale}`)).body.data.run?.failure).toMatch(new RegExp(`^${begin}`));
    }
  });

  it('that cannot be read again say so, and not that the server was restarted', async () => {
    const { id } = await planned('a.csv', works(1));
    rmSync(join(folder(), id, 'file'));
    expect((await put(`/uploads/${id}`, { language: 'en' })).status).toBe(200);
    expect(await upload(id)).toMatchObject({ state: 'received', failure: expect.stringMatching(/^Ocurrió un error imprevisto; el registro del servidor/) });
  });
});
