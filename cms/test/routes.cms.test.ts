import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

/** What needs an administrator's session, by the first part of its path. */
const ADMIN = ['admin', 'content-manager', 'content-type-builder', 'content-releases', 'review-workflows', 'email', 'i18n', 'upload', 'vocabulary', 'delivery', 'translation', 'links', 'imports'];

const COLLECTIONS = ['announcements', 'concepts', 'frontiers', 'groups', 'opportunities', 'organizations', 'pages', 'projects', 'regions', 'resources', 'testimonials', 'themes'];
const SINGLES = ['home', 'site'];
const EXPORTS = ['resources', 'search'].flatMap((of) => ['csv', 'jsonl', 'ris', 'bib', 'csl.json'].map((ending) => `${of}.${ending}`));

/** Strapi's own content API. Reading content is not in it: GET under /api is the delivery's alone. */
const CONTENT_API = [
  ...COLLECTIONS.flatMap((name) => [`POST /api/${name}`, `PUT /api/${name}/:id`, `DELETE /api/${name}/:id`]),
  ...SINGLES.flatMap((name) => [`PUT /api/${name}`, `DELETE /api/${name}`]),
  'GET /api/content-type-builder/components', 'GET /api/content-type-builder/components/:uid', 'GET /api/content-type-builder/content-types', 'GET /api/content-type-builder/content-types/:uid',
  'GET /api/i18n/locales', 'POST /api/email',
  'GET /api/upload/files', 'GET /api/upload/files/page', 'GET /api/upload/files/:id', 'POST /api/upload', 'DELETE /api/upload/files/:id',
];

/** Everything else that answers without a session or a token: files, and whether the server runs. */
const OPEN = ['* /_health', 'GET /', 'GET /((?!uploads/).+)', 'GET /uploads/(.*)'];

interface Layer {
  path: string;
  methods: string[];
}

const methodsOf = ({ methods }: Layer): string[] => (methods.length > 10 ? ['*'] : methods.filter((method) => method !== 'HEAD'));

describe('the CMS, for people who are not signed in', () => {
  let cms: TestCms;
  let documentId: string;

  beforeAll(async () => {
    cms = await startCms();
    documentId = await publish(cms.strapi, 'api::project.project', { title: 'A public project', body: 'Secret no more' });
  });
  afterAll(() => cms.close());

  it('has these routes and no other', () => {
    const layers = (cms.strapi.server as unknown as { listRoutes(): Layer[] }).listRoutes();
    // Layers without a method are middlewares of a router.
    const routes = layers.filter(({ path }) => !ADMIN.includes(path.split('/')[1] ?? '')).flatMap((layer) => methodsOf(layer).map((method) => `${method} ${layer.path}`));
    expect([...new Set(routes)].sort()).toEqual([...CONTENT_API, ...OPEN].sort());
  });

  it.each(CONTENT_API)('refuses %s, however the path is written', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const filled = path.replace(':id', documentId).replace(':uid', 'api::project.project');
    for (const variant of [filled, `${filled}/`, `${filled}?status=draft`, filled.replace('/api', '/API'), filled.replace('/api', '/%61pi')]) {
      const { status, body } = await send(cms.url + variant, { method });
      expect([variant, [400, 401, 403, 404, 405].includes(status), status]).toEqual([variant, true, status]);
      expect(body.toString()).not.toContain('Secret no more');
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('changes nothing by %s at any public address', async (method) => {
    for (const path of [...COLLECTIONS.flatMap((name) => [`/api/${name}`, `/api/${name}/${documentId}`]), ...SINGLES.map((name) => `/api/${name}`), ...EXPORTS.map((ending) => `/api/export/${ending}`), '/api/live', '/api/ready', '/api/search', '/api/suggest', '/api/addresses']) {
      expect([401, 403, 404, 405], path).toContain((await send(cms.url + path, { method })).status);
    }
    expect((await send(`${cms.url}/api/projects/${documentId}`)).status).toBe(200);
  });

  it('reads the public API at these addresses', async () => {
    for (const name of COLLECTIONS) expect([name, (await send(`${cms.url}/api/${name}`)).status]).toEqual([name, 200]);
    for (const name of EXPORTS) expect([name, (await send(`${cms.url}/api/export/${name}`)).status]).toEqual([name, 200]);
    for (const name of ['live', 'ready', 'search', 'suggest?q=a']) expect([name, (await send(`${cms.url}/api/${name}`)).status]).toEqual([name, 200]);
    for (const name of SINGLES) expect([name, (await send(`${cms.url}/api/${name}`)).status], 'not published yet').toEqual([name, 404]);
  });

  it('is served by every plugin of this workspace', () => {
    expect(Object.keys(cms.strapi.plugins)).toEqual(expect.arrayContaining(['delivery', 'search', 'thesaurus', 'translation', 'vocabulary', 'i18n', 'upload']));
    expect(Object.keys(cms.strapi.plugins)).not.toContain('users-permissions');
  });
});
