import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../test/harness/cms';

const administrator = { ADMIN_EMAIL: 'Ana@Example.org', ADMIN_PASSWORD: 'Correct-horse-1' };

describe('start', () => {
  let cms: TestCms;
  beforeAll(async () => {
    Object.assign(process.env, administrator);
    cms = await startCms({ first: true });
  });
  afterAll(async () => {
    for (const name of Object.keys(administrator)) delete process.env[name];
    await cms.close();
  });

  const again = async () => {
    // As the next start would, on what this one left.
    const { default: app } = await import('../../dist/src/index.js' as string);
    await (app.default ?? app).bootstrap({ strapi: cms.strapi });
  };
  const layoutOf = () => cms.strapi.plugin('content-manager').service('content-types');
  const model = { uid: 'api::project.project' };

  it('creates the administrator of ADMIN_EMAIL, once', async () => {
    await again();
    const users = await cms.strapi.db.query('admin::user').findMany({ populate: ['roles'] });
    expect(users.map(({ email, roles }: { email: string; roles: { code: string }[] }) => [email, roles[0]?.code])).toEqual([['ana@example.org', 'strapi-super-admin']]);
  });

  it('makes no file that others on the machine can read', () => {
    const files = readdirSync(cms.dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(cms.dataDir, name));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => statSync(file).mode & 0o077)).toEqual([]);
  });

  const tokens = () => cms.strapi.db.query('admin::api-token').findMany({ populate: ['permissions'] });

  it('offers importers one token, and no token that may do everything', async () => {
    const [importer, ...others] = await tokens();
    expect(others).toEqual([]);
    expect(importer).toMatchObject({ name: 'Importer', type: 'custom' });
    const actions = importer.permissions.map(({ action }: { action: string }) => action);
    expect(actions).toContain('api::project.project.create');
    expect(actions.every((action: string) => /^(api::|plugin::upload\.)/.test(action))).toBe(true);
  });

  it('lets an importer create, publish, translate and delete, and nothing else', async () => {
    const [importer] = await tokens();
    // What an administrator reads in Settings → API Tokens → Importer.
    const { accessKey } = await cms.strapi.service('admin::api-token-content-api').getById(importer.id, { includeDecryptedKey: true });
    const send = async (method: string, path: string, data?: object) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessKey}` };
      const response = await fetch(`${cms.url}${path}`, { method, headers, body: data && JSON.stringify({ data }) });
      const answer = response.status === 204 ? {} : ((await response.json()) as { data?: { documentId?: string; publishedAt?: string } });
      return { status: response.status, ...answer };
    };
    const created = await send('POST', '/api/projects?locale=es&status=published', { title: 'Agua y tierra', countries: ['CO'] });
    expect(created.status).toBe(201);
    expect(created.data?.publishedAt).toBeTruthy();
    const entry = `/api/projects/${created.data?.documentId}`;
    expect((await send('PUT', `${entry}?locale=fr`, { title: 'Eau et terre' })).status).toBe(200);
    expect((await send('PUT', `${entry}?locale=fr`, { countries: ['UK'] })).status).toBe(400);
    expect((await send('DELETE', entry)).status).toBe(204);
    expect((await send('GET', '/admin/users')).status).toBe(401);
  });

  it('does not bring back a token that an administrator deleted', async () => {
    await cms.strapi.db.query('admin::api-token').deleteMany({ where: {} });
    await again();
    expect(await tokens()).toEqual([]);
  });

  it('lays out forms, names columns and hides the source language', async () => {
    const { layouts, metadatas, settings } = await layoutOf().findConfiguration(model);
    expect(layouts.edit[0]).toEqual([{ name: 'title', size: 12 }]);
    expect(layouts.edit.flat().some(({ name }: { name: string }) => name === 'sourceLocale')).toBe(false);
    expect(metadatas.organizations.edit.mainField).toBe('name');
    expect(settings.mainField).toBe('title');
  });

  it('keeps its layouts through another start', async () => {
    const before = await layoutOf().findConfiguration(model);
    await layoutOf().syncConfigurations();
    await again();
    expect(await layoutOf().findConfiguration(model)).toEqual(before);
  });

  it('keeps a layout that an administrator changed', async () => {
    const configuration = await layoutOf().findConfiguration(model);
    const changed = { ...configuration, layouts: { ...configuration.layouts, list: ['title'] } };
    await layoutOf().updateConfiguration(model, changed);
    await again();
    expect((await layoutOf().findConfiguration(model)).layouts.list).toEqual(['title']);
  });
});
