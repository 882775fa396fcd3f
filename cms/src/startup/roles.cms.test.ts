import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logIn, type AdminClient } from '../../test/harness/admin';
import { startCms, type TestCms } from '../../test/harness/cms';
import { locales } from '../../config/locales';

const projects = '/content-manager/collection-types/api::project.project';

describe('roles', () => {
  let cms: TestCms;
  let editor: AdminClient;
  let translator: AdminClient;
  let documentId: string;

  beforeAll(async () => {
    cms = await startCms({ first: true });
    editor = await logIn(cms, 'strapi-editor');
    translator = await logIn(cms, 'translator-es');
    const created = await editor.post(projects, { title: 'Water and land', countries: ['CO'], startDate: '2024' });
    documentId = String(created.body.data?.documentId);
    expect(created.status).toBe(201);
  });
  afterAll(() => cms.close());

  const row = async (locale: string) =>
    cms.strapi.documents('api::project.project').findOne({ documentId, locale }) as Promise<Record<string, unknown> | null>;

  it('are the editor, a translator for each language and the administrator, and no others', async () => {
    const codes = (await cms.strapi.service('admin::role').find()).map(({ code }: { code: string }) => code);
    expect(codes.sort()).toEqual(['strapi-editor', 'strapi-super-admin', ...locales.map(({ code }) => `translator-${code}`)].sort());
  });

  it('let the editor publish, unpublish and write shared fields in every language', async () => {
    expect((await editor.post(`${projects}/${documentId}/actions/publish?locale=en`, {})).status).toBe(200);
    expect((await editor.put(`${projects}/${documentId}?locale=fr`, { title: 'Eau et terre', locale: 'fr', countries: ['CO', 'PE'] })).status).toBe(200);
    expect((await row('fr'))?.countries).toEqual(['CO', 'PE']);
    expect((await editor.post(`${projects}/${documentId}/actions/unpublish?locale=en`, { locale: 'en' })).status).toBe(200);
  });

  it('let the translator read every language', async () => {
    const english = await translator.get(`${projects}/${documentId}?locale=en`);
    expect(english.status).toBe(200);
    expect(english.body.data?.title).toBe('Water and land');
  });

  it('let the translator add, save and publish their own language', async () => {
    const added = await translator.put(`${projects}/${documentId}?locale=es`, { title: 'Agua y tierra', locale: 'es' });
    expect(added.status).toBe(200);
    const published = await translator.post(`${projects}/${documentId}/actions/publish?locale=es`, { title: 'Agua y territorio', locale: 'es' });
    expect(published.status).toBe(200);
    expect((await row('es'))?.title).toBe('Agua y territorio');
  });

  it('keep shared fields from the translator', async () => {
    const before = (await row('es'))?.startDate;
    await translator.put(`${projects}/${documentId}?locale=es`, { title: 'Agua', locale: 'es', startDate: '1999', countries: ['FR'], safety: { visibility: 'withheld' } });
    const after = await row('es');
    expect(after?.title).toBe('Agua');
    expect(after?.startDate).toBe(before);
    expect(after?.countries).not.toEqual(['FR']);
  });

  it.each(['en', 'fr'])('refuse the translator the existing language %s', async (locale) => {
    const before = (await row(locale))?.title;
    expect((await translator.put(`${projects}/${documentId}?locale=${locale}`, { title: 'No', locale })).status).toBe(403);
    expect((await translator.post(`${projects}/${documentId}/actions/publish?locale=${locale}`, { title: 'No', locale })).status).toBe(403);
    expect((await row(locale))?.title).toBe(before);
  });

  it('refuse the translator a language that does not exist yet', async () => {
    const other = await editor.post(projects, { title: 'Only English' });
    const id = String(other.body.data?.documentId);
    expect((await translator.put(`${projects}/${id}?locale=fr`, { title: 'Non', locale: 'fr' })).status).toBe(403);
    expect((await translator.post(projects, { title: 'No' })).status).toBe(403);
  });

  it('refuse the translator to delete', async () => {
    expect((await translator.delete(`${projects}/${documentId}?locale=es`)).status).toBe(403);
    expect(await row('es')).not.toBeNull();
  });

  it('refuse the translator what has no language', async () => {
    expect((await translator.post('/content-manager/collection-types/api::organization.organization', { name: 'Acme' })).status).toBe(403);
  });
});
