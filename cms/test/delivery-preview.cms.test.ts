import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPreviewToken } from '../src/plugins/delivery/server/http/preview-token';
import { deliveryOf, publish, saveDraft } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

const PROJECT = 'api::project.project';
const QUARTER_HOUR = 15 * 60_000;

describe('the preview of a draft', () => {
  let cms: TestCms;
  let documentId: string;
  let other: string;

  const delivery = () => deliveryOf(cms.strapi);
  const tokenFor = (id: string) => delivery().previewToken(PROJECT, id);
  const preview = async (token: string, id = documentId, extra = '') => {
    const response = await send(`${cms.url}/api/projects/${id}?preview=${encodeURIComponent(token)}${extra}`);
    return { ...response, json: JSON.parse(response.body.toString()) };
  };

  beforeAll(async () => {
    cms = await startCms();
    const theme = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    documentId = await publish(cms.strapi, PROJECT, { title: 'Before', body: 'Some **bold** words', themes: [theme] });
    other = await publish(cms.strapi, PROJECT, { title: 'Other' });
    await saveDraft(cms.strapi, PROJECT, documentId, { title: 'After' });
  });
  afterAll(() => cms.close());

  it('shows what will be published, in the form it will have', async () => {
    const { status, json, headers } = await preview(tokenFor(documentId), documentId, '&populate[themes]=true');
    const { data: published } = JSON.parse((await send(`${cms.url}/api/projects/${documentId}?populate[themes]=true`)).body.toString());
    expect(status).toBe(200);
    expect(published.title).toBe('Before');
    expect(json.data.title).toBe('After');
    expect(json.meta).toEqual({ preview: true });
    expect(Object.keys(json.data)).toEqual(Object.keys(published));
    expect(json.data).toMatchObject({ bodyHtml: published.bodyHtml, themes: [{ name: 'Land' }] });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.etag).toBeUndefined();
  });

  it('shows a document that was never published, which nobody sees without it', async () => {
    const { documentId: draft } = await cms.strapi.documents(PROJECT).create({ data: { title: 'Only a draft' }, locale: 'en' });
    expect((await send(`${cms.url}/api/projects/${draft}`)).status).toBe(404);
    expect((await send(`${cms.url}/api/projects/only-a-draft`)).status).toBe(404);
    expect((await preview(tokenFor(draft), draft)).json.data.title).toBe('Only a draft');
    expect((await send(`${cms.url}/api/projects?pagination[pageSize]=100`)).body.toString()).not.toContain('Only a draft');
  });

  it('is never kept: what is saved next is seen next', async () => {
    const token = tokenFor(documentId);
    await preview(token);
    await saveDraft(cms.strapi, PROJECT, documentId, { title: 'Later' });
    expect((await preview(token)).json.data.title).toBe('Later');
    expect((await send(`${cms.url}/api/projects/${documentId}`)).body.toString()).toContain('"title":"Before"');
  });

  it('ends after a quarter of an hour', async () => {
    const token = tokenFor(documentId);
    const { clock } = delivery();
    const { now } = clock;
    try {
      clock.now = () => new Date(Date.now() + QUARTER_HOUR - 5_000);
      expect((await preview(token)).status).toBe(200);
      clock.now = () => new Date(Date.now() + QUARTER_HOUR + 1_000);
      expect((await preview(token)).status).toBe(401);
    } finally {
      clock.now = now;
    }
  });

  it.each([
    ['a changed signature', (token: string) => `${token.slice(0, -3)}abc`],
    ['a changed payload', (token: string) => `x${token}`],
    ['no signature', (token: string) => token.split('.')[0] ?? ''],
    ['somebody else’s key', () => createPreviewToken({ type: 'project', documentId, expiresAt: Date.now() + 60_000 }, 'guessed')],
    ['nothing', () => ''],
  ])('is refused with %s', async (_case, change) => {
    const { status, json, headers } = await preview(change(tokenFor(documentId)));
    expect(status).toBe(401);
    expect(json).toMatchObject({ data: null, error: { status: 401, details: { parameter: 'preview' } } });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is refused for another document, another type, and a list', async () => {
    expect((await preview(tokenFor(other))).status).toBe(401);
    expect((await send(`${cms.url}/api/resources/${documentId}?preview=${tokenFor(documentId)}`)).status).toBe(401);
    expect((await send(`${cms.url}/api/projects?preview=${tokenFor(documentId)}`)).status).toBe(400);
  });

  it('obeys the safety rules like everything else', async () => {
    await saveDraft(cms.strapi, PROJECT, other, { safety: { visibility: 'withheld' } });
    expect((await preview(tokenFor(other), other)).status).toBe(404);
  });
});
