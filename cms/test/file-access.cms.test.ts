import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEditorPass } from '../src/plugins/delivery/server/http/editor-pass';
import { deliveryOf, publish, publishAgain, saveDraft } from './delivery/content';
import { type RawResponse, send } from './delivery/request';
import { type AdminClient, logIn } from './harness/admin';
import { startCms, type TestCms } from './harness/cms';
import { greyPicture } from './uploads/picture';
import { upload, type UploadedFile, uploadPicture } from './uploads/upload';

const PROJECT = 'api::project.project';
const VOICE = 'api::testimonial.testimonial';
const RESOURCE = 'api::resource.resource';
const HOUR = 3_600_000;

describe('a file under /uploads', () => {
  let cms: TestCms;
  let admin: AdminClient;

  const delivery = () => deliveryOf(cms.strapi);
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawResponse> => send(cms.url + path, { method, headers });
  /** The status of a path sent as it stands: URL would put its dots right. */
  const literally = (path: string) => new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(cms.url);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
  });
  const status = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).status;
  /** What everybody gets for a file and all that was made of it. */
  const statuses = async ({ url, formats }: UploadedFile): Promise<number[]> => [...new Set(await Promise.all([url, ...formats].map((path) => status(path))))];
  const pass = (moment = Date.now() + HOUR) => ({ cookie: `editor-pass=${createEditorPass(moment, secret())}` });
  const secret = () => JSON.parse(readFileSync(join(cms.dataDir, 'secrets.json'), 'utf8')).previewSecret as string;
  const project = (cover: UploadedFile, title = 'Wells') => publish(cms.strapi, PROJECT, { title, cover: cover.id });

  beforeAll(async () => {
    cms = await startCms();
    admin = await logIn(cms, 'strapi-super-admin');
  });
  afterEach(() => {
    delivery().clock.now = () => new Date();
  });
  afterAll(() => cms.close());

  it('is public with all its formats while a record shows it, and not before', async () => {
    const picture = await uploadPicture(admin, 'well.png');
    expect(picture.formats.length).toBeGreaterThan(1);
    expect(await statuses(picture)).toEqual([404]);
    const { documentId } = await cms.strapi.documents(PROJECT).create({ data: { title: 'A draft', cover: picture.id }, locale: 'en' } as never);
    expect(await statuses(picture)).toEqual([404]);
    await cms.strapi.documents(PROJECT).publish({ documentId, locale: 'en' });
    expect(await statuses(picture)).toEqual([200]);
    const { headers, body } = await get(picture.url);
    expect(headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=0, s-maxage=30, must-revalidate', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(body.subarray(1, 4).toString()).toBe('PNG');
    await cms.strapi.documents(PROJECT).unpublish({ documentId, locale: '*' });
    expect(await statuses(picture)).toEqual([404]);
  });

  it('that is not public is answered like one that never was', async () => {
    const hidden = await uploadPicture(admin, 'hidden.png');
    const plain = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
      const { headers: { date: _date, ...shown }, body, ...rest } = await get(path, headers, method);
      return { ...rest, headers: shown, body: body.toString() };
    };
    for (const [method, headers] of [['GET', {}], ['HEAD', {}], ['GET', { range: 'bytes=0-3' }], ['GET', { range: 'nonsense' }], ['GET', { 'if-modified-since': new Date().toUTCString() }]] as const) {
      expect(await plain(hidden.url, headers, method)).toEqual(await plain('/uploads/never_was.png', headers, method));
    }
    expect(await plain(hidden.url)).toMatchObject({ status: 404, body: JSON.stringify({ data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: {} } }) });
    expect((await plain(hidden.url)).headers['cache-control']).toBe('no-store');
  });

  it('has no other way in', async () => {
    const picture = await uploadPicture(admin, 'door.png');
    const name = picture.url.slice('/uploads/'.length);
    const ways = [`/%75ploads/${name}`, `//uploads/${name}`, `/./uploads/${name}`, `/uploads//${name}`, `/uploads/./${name}`, `/x/../uploads/${name}`, `/x/%2e%2e/uploads/${name}`, `/UPLOADS/${name}`, `/uploads%2f${name}`, `/uploads/x/../${name}`, `/api/../uploads/${name}`];
    for (const way of ways) expect([way, await literally(way)]).toEqual([way, 404]);
    await project(picture, 'Doors');
    for (const way of ways) expect([way, await literally(way)]).toEqual([way, 404]);
    expect(await status(`/uploads/${name.replace('d', '%64')}`)).toBe(200);
    for (const nul of [`/uploads/${name}%00`, `/uploads/%00${name}`, `/%75ploads/${name}%00`, `/x/..%2fuploads/${name}%00`]) expect([nul, await literally(nul)]).toEqual([nul, 400]);
  });

  it('is shown to who is signed in to the admin, until the pass is over', async () => {
    const picture = await uploadPicture(admin, 'editors.png');
    const { headers } = await admin.text('/upload/files');
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^editor-pass=\d+\.[\w-]{43}; path=\/uploads\/; expires=[^;]+; samesite=strict; httponly$/);
    const [mine = ''] = cookie.split(';');
    const seen = await get(picture.url, { cookie: mine });
    expect([seen.status, seen.headers['cache-control'], seen.headers['x-content-type-options']]).toEqual([200, 'private, no-store', 'nosniff']);
    expect(await status(picture.formats[0] ?? '', { cookie: mine })).toBe(200);
    expect(await status(picture.url, pass())).toBe(200);
    expect(await status(picture.url, pass(Date.now() - 1))).toBe(404);
    expect(await status(picture.url, { cookie: `editor-pass=${createEditorPass(Date.now() + HOUR, 'guessed')}` })).toBe(404);
    delivery().clock.now = () => new Date(Date.now() + 2 * HOUR);
    expect(await status(picture.url, { cookie: mine })).toBe(404);
  });

  it('has a pass for nobody else, and none after signing out', async () => {
    const { accessKey } = await cms.strapi.service('admin::api-token').create({ name: 'writer', description: '', type: 'full-access', lifespan: null });
    const form = new FormData();
    form.append('files', new Blob([greyPicture(1, 1) as BlobPart], { type: 'image/png' }), 'token.png');
    const uploaded = await fetch(`${cms.url}/api/upload`, { method: 'POST', headers: { Authorization: `Bearer ${accessKey}` }, body: form });
    expect([uploaded.status, uploaded.headers.get('set-cookie')]).toEqual([201, null]);
    expect(((await uploaded.json()) as UploadedFile[])[0]?.url).toMatch(/^\/uploads\/token_\w+\.png$/);
    expect((await get('/admin/init')).headers['set-cookie']).toBeUndefined();
    expect(String((await get('/admin/logout', {}, 'POST')).headers['set-cookie'])).toContain('editor-pass=; path=/uploads/; expires=Thu, 01 Jan 1970');
  });

  it('of a draft is shown with the draft’s preview token, under the addresses of the preview', async () => {
    const [draft, other] = [await uploadPicture(admin, 'draft.png'), await uploadPicture(admin, 'other.png')];
    const documentId = await project(await uploadPicture(admin, 'published.png'), 'Previewed');
    await saveDraft(cms.strapi, PROJECT, documentId, { cover: draft.id });
    const token = delivery().previewToken(PROJECT, documentId);
    const { data } = JSON.parse((await get(`/api/projects/${documentId}?preview=${token}`)).body.toString()) as { data: { cover: { url: string; formats: { thumbnail: { url: string } } } } };
    expect(data.cover.url).toBe(`${draft.url}?preview=${token}`);
    const seen = await get(data.cover.url);
    expect([seen.status, seen.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(await status(data.cover.formats.thumbnail.url)).toBe(200);
    expect(await status(draft.url)).toBe(404);
    expect(await status(`${other.url}?preview=${token}`)).toBe(404);
    expect(await status(`${draft.url}?preview=${token}x`)).toBe(404);
    expect(await status(`${draft.url}?preview=${delivery().previewToken(PROJECT, 'another')}`)).toBe(404);
    delivery().clock.now = () => new Date(Date.now() + HOUR);
    expect(await status(data.cover.url)).toBe(404);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['withheld', (documentId) => saveDraft(cms.strapi, PROJECT, documentId, { safety: { visibility: 'withheld' } })],
    ['shown without its picture', (documentId) => saveDraft(cms.strapi, PROJECT, documentId, { safety: { visibility: 'public', withheldFields: ['cover'] } })],
    ['given another picture', (documentId) => publishAgain(cms.strapi, PROJECT, documentId, { cover: null })],
    ['deleted', (documentId) => cms.strapi.documents(PROJECT).delete({ documentId, locale: '*' })],
  ])('is public no longer when its document is %s', async (name, takeDown) => {
    const picture = await uploadPicture(admin, 'taken.png');
    const documentId = await project(picture, `Taken ${name}`);
    expect(await statuses(picture)).toEqual([200]);
    const { 'last-modified': modified = '' } = (await get(picture.url)).headers;
    await takeDown(documentId);
    expect(await statuses(picture)).toEqual([404]);
    expect(await status(picture.url, { 'if-modified-since': modified })).toBe(404);
    expect(await status(picture.url, pass())).toBe(200);
  });

  it('stays public as long as any language or any other document shows it', async () => {
    const picture = await uploadPicture(admin, 'shared.png');
    const first = await project(picture, 'First of two');
    const second = await project(picture, 'Second of two');
    await publishAgain(cms.strapi, PROJECT, first, { title: 'Primero de dos' }, 'es');
    await cms.strapi.documents(PROJECT).unpublish({ documentId: first, locale: 'en' });
    await cms.strapi.documents(PROJECT).delete({ documentId: second, locale: '*' });
    expect(await statuses(picture)).toEqual([200]);
    await cms.strapi.documents(PROJECT).unpublish({ documentId: first, locale: 'es' });
    expect(await statuses(picture)).toEqual([404]);
  });

  it('is public where it is linked in a text, as the admin writes it, and as an edition of a work', async () => {
    const [linked, edition] = [await upload(admin, 'plan.pdf', 'application/pdf', '%PDF-1.4\n%%EOF'), await upload(admin, 'guide.pdf', 'application/pdf', '%PDF-1.4\n%%EOF')];
    await publish(cms.strapi, PROJECT, { title: 'With a plan', body: `[The plan](${cms.url}${linked.url})` });
    const work = await publish(cms.strapi, RESOURCE, { title: 'A guide', kind: 'guide', expressions: [{ language: 'en', file: edition.id }] });
    expect([await status(linked.url), await status(edition.url)]).toEqual([200, 200]);
    await cms.strapi.documents(RESOURCE).unpublish({ documentId: work, locale: '*' });
    expect([await status(linked.url), await status(edition.url)]).toEqual([200, 404]);
  });

  it('of a testimonial goes with its consent: withdrawn, or over by date with nobody there', async () => {
    const [withdrawn, over] = [await uploadPicture(admin, 'withdrawn.png'), await uploadPicture(admin, 'over.png')];
    const expiresAt = new Date(Date.now() + HOUR).toISOString();
    const voice = await publish(cms.strapi, VOICE, { quote: 'Withdrawn', consent: { scope: 'site' }, photo: withdrawn.id });
    await publish(cms.strapi, VOICE, { quote: 'Over', consent: { scope: 'site', expiresAt }, photo: over.id });
    expect([await statuses(withdrawn), await statuses(over)]).toEqual([[200], [200]]);
    // Both say when the first of all consents ends: the moment of one would tell what a person has agreed to.
    for (const { url } of [withdrawn, over]) expect((await get(url)).headers.sunset).toBe(new Date(expiresAt).toUTCString());
    const modified = (await get(over.url)).headers['last-modified'] ?? '';
    expect((await get(over.url, { 'if-modified-since': modified })).headers.sunset).toBe(new Date(expiresAt).toUTCString());
    const also = await project(over, 'Also of a project');
    expect((await get(over.url)).headers.sunset).toBeUndefined();
    await cms.strapi.documents(PROJECT).delete({ documentId: also, locale: '*' });
    await saveDraft(cms.strapi, VOICE, voice, { consent: { scope: 'site', withdrawnAt: new Date(Date.now() - 1_000).toISOString() } });
    expect([await statuses(withdrawn), await statuses(over)]).toEqual([[404], [200]]);
    delivery().clock.now = () => new Date(Date.parse(expiresAt) - 1);
    expect(await statuses(over)).toEqual([200]);
    delivery().clock.now = () => new Date(expiresAt);
    expect(await statuses(over)).toEqual([404]);
    await delivery().deliverDue();
    expect(await statuses(over)).toEqual([404]);
  });

  it('that is replaced is public as the new one, and public no more when it is deleted', async () => {
    const picture = await uploadPicture(admin, 'replaced.png');
    await project(picture, 'Replaced');
    const before = (await get(picture.url)).body;
    const replaced = await upload(admin, 'replaced.png', 'image/png', greyPicture(1_200, 900, 20), picture.id);
    expect(replaced.url).toBe(picture.url);
    expect(replaced.formats.length).toBeGreaterThan(picture.formats.length);
    expect(await statuses(replaced)).toEqual([200]);
    expect((await get(picture.url)).body.equals(before)).toBe(false);
    expect((await admin.delete(`/upload/files/${picture.id}`)).status).toBe(200);
    expect(await statuses(replaced)).toEqual([404]);
    expect(await status(picture.url, pass())).toBe(404);
  });

  it('is sent whole, in part, without its body, or not again', async () => {
    const picture = await uploadPicture(admin, 'ranges.png');
    await project(picture, 'Ranges');
    const whole = await get(picture.url);
    const part = await get(picture.url, { range: 'bytes=1-3' });
    expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([206, `bytes 1-3/${whole.body.length}`, 'PNG']);
    expect(part.headers['cache-control']).toBe(whole.headers['cache-control']);
    const head = await get(picture.url, {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(whole.body.length), 0]);
    const again = await get(picture.url, { 'if-modified-since': whole.headers['last-modified'] ?? '' });
    expect([again.status, again.body.length, again.headers['cache-control']]).toEqual([304, 0, whole.headers['cache-control']]);
    expect(await status(picture.url, { 'if-modified-since': new Date(0).toUTCString() })).toBe(200);
  });

  it('is found by verify and put right by rebuild, whatever happened to what is noted of it', async () => {
    const [shown, hidden] = [await uploadPicture(admin, 'noted.png'), await uploadPicture(admin, 'slipped.png')];
    const documentId = await project(shown, 'Noted');
    const gone = { type: 'project', document_id: 'gone', path: hidden.url };
    const { connection } = cms.strapi.db;
    await connection('delivery_file').where({ document_id: documentId, path: shown.url }).delete();
    await connection('delivery_file').insert([gone, { ...gone, document_id: documentId }]);
    const { changes } = delivery();
    const before = changes.number;
    expect(await delivery().verify()).toEqual(expect.arrayContaining([{ type: 'project', documentId, kind: 'different' }, { type: 'project', documentId: 'gone', kind: 'extra' }]));
    await delivery().rebuild();
    expect(await delivery().verify()).toEqual([]);
    expect([await status(shown.url), await status(hidden.url)]).toEqual([200, 404]);
    await delivery().refresh();
    expect(changes.number).toBeGreaterThan(before);
  });

  it('is answered with a 503 while nobody can tell', async () => {
    const { db } = delivery().reader;
    const raw = vi.spyOn(db, 'raw').mockRejectedValue(new Error('away'));
    cms.strapi.log.level = 'fatal';
    try {
      const { status: answered, body, headers } = await get('/uploads/any.png');
      expect([answered, headers['retry-after'], JSON.parse(body.toString())]).toEqual([503, '5', { data: null, error: expect.objectContaining({ status: 503 }) as object }]);
    } finally {
      raw.mockRestore();
      cms.strapi.log.level = 'error';
    }
  });
});
