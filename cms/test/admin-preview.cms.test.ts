import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish, saveDraft } from './delivery/content';
import { send } from './delivery/request';
import { type AdminClient, logIn } from './harness/admin';
import { startCms, type TestCms } from './harness/cms';

const PROJECT = 'api::project.project';

describe('the address that the admin shows a document at', () => {
  let cms: TestCms;
  let editor: AdminClient;
  let documentId: string;

  const addressOf = async (person: AdminClient, uid: string, query: Record<string, string>) => {
    const { status, body } = await person.get(`/content-manager/preview/url/${uid}?${new URLSearchParams(query)}`);
    return { status, url: body.data?.url };
  };
  /** A role that reads one type, under a condition or in some languages only. */
  const roleThatReads = async (code: string, subject: string, limits: object = {}): Promise<AdminClient> => {
    const role = await cms.strapi.service('admin::role').create({ name: code, code, description: code });
    const fields = ['title', 'slug', 'name'].filter((name) => name in (cms.strapi.contentTypes[subject as typeof PROJECT]?.attributes ?? {}));
    const permission = { action: 'plugin::content-manager.explorer.read', subject, properties: { fields, locales: ['en', 'es', 'fr'] }, conditions: [], ...limits };
    await cms.strapi.service('admin::role').assignPermissions(role.id, [permission]);
    return logIn(cms, code);
  };

  beforeAll(async () => {
    cms = await startCms();
    editor = await logIn(cms, 'strapi-editor');
    documentId = await publish(cms.strapi, PROJECT, { title: 'Published' });
    await saveDraft(cms.strapi, PROJECT, documentId, { title: 'Borrador' }, 'es');
  });
  afterAll(() => cms.close());

  it.each(['draft', 'modified'])('is that of the draft, with a token for it, where its status is %s', async (status) => {
    const { url } = await addressOf(editor, PROJECT, { documentId, locale: 'es', status });
    const { origin, pathname, searchParams } = new URL(String(url));
    expect(origin + pathname).toBe(`http://localhost:3000/es/preview/projects/${documentId}`);
    const answer = await send(`${cms.url}/api/projects/${documentId}?locale=es&preview=${searchParams.get('preview')}`);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ data: { title: 'Borrador' }, meta: { preview: true } });
  });

  it('carries no token to what is published', async () => {
    const { url } = await addressOf(editor, PROJECT, { documentId, locale: 'en', status: 'published' });
    expect(url).toBe(`http://localhost:3000/en/preview/projects/${documentId}?preview=published`);
  });

  it('is in the default language for who names none', async () => {
    expect((await addressOf(editor, PROJECT, { documentId })).url).toMatch(/^http:\/\/localhost:3000\/en\/preview\//);
  });

  it('is there for the front page, and for types without drafts', async () => {
    const home = await publish(cms.strapi, 'api::home.home', { heroTitle: 'Home' });
    const theme = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    expect((await addressOf(editor, 'api::home.home', { locale: 'fr' })).url).toMatch(new RegExp(`/fr/preview/home/${home}\\?preview=[\\w-]+\\.[\\w-]+$`));
    expect((await addressOf(editor, 'api::theme.theme', { documentId: theme, locale: 'fr' })).url).toMatch(/\/fr\/preview\/themes\/\w+\?preview=published$/);
  });

  it('is not there for a type without pages, nor for a document that is not there', async () => {
    const voice = await publish(cms.strapi, 'api::testimonial.testimonial', { quote: 'Words', originalLanguage: 'en' });
    expect(await addressOf(editor, 'api::testimonial.testimonial', { documentId: voice, locale: 'en' })).toEqual({ status: 204, url: undefined });
    expect(await addressOf(editor, PROJECT, { documentId: 'nothing' })).toEqual({ status: 204, url: undefined });
  });

  it('is for who may read the draft in all its languages, and nobody else', async () => {
    const query = { documentId, locale: 'en', status: 'draft' };
    const everything = await roleThatReads('reads-projects', PROJECT);
    const themes = await roleThatReads('reads-themes', 'api::theme.theme');
    const english = await roleThatReads('reads-english', PROJECT, { properties: { fields: ['title'], locales: ['en'] } });
    const own = await roleThatReads('reads-own', PROJECT, { conditions: ['admin::is-creator'] });
    expect((await addressOf(everything, PROJECT, query)).status).toBe(200);
    for (const person of [themes, english, own]) expect(await addressOf(person, PROJECT, query)).toEqual({ status: 204, url: undefined });
    expect((await fetch(`${cms.url}/content-manager/preview/url/${PROJECT}?documentId=${documentId}`)).status).toBe(401);
  });

  it('is what the admin may frame, and nothing else', async () => {
    const { headers } = await fetch(`${cms.url}/content-manager/preview/script`);
    expect(headers.get('content-security-policy')).toMatch(/frame-src 'self' http:\/\/localhost:3000(;|$)/);
  });
});
