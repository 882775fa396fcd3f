import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logIn, type AdminClient } from '../../../../test/harness/admin';
import { startCms, type TestCms } from '../../../../test/harness/cms';

const url = '/translation/elsewhere';
const project = 'api::project.project';

describe('what a list does not show', () => {
  let cms: TestCms;
  let translator: AdminClient;

  beforeAll(async () => {
    cms = await startCms();
    translator = await logIn(cms, 'translator-es');
    const projects = cms.strapi.documents(project);
    const born = async (locale: string, ...others: string[]) => {
      const { documentId } = await projects.create({ locale, data: { title: locale } as never });
      for (const other of others) await projects.update({ documentId, locale: other, data: { title: other } as never });
      await projects.publish({ documentId, locale: '*' });
    };
    await born('en');
    await born('es');
    await born('es', 'fr');
    await born('es', 'en');
    await born('fr');
  });
  afterAll(() => cms.close());

  it('is counted by the language it was first written in', async () => {
    expect((await translator.get(`${url}/${project}?locale=en`)).body.data).toEqual([{ locale: 'es', name: 'Español', count: 2 }, { locale: 'fr', name: 'Français', count: 1 }]);
    expect((await translator.get(`${url}/${project}?locale=fr`)).body.data).toMatchObject([{ locale: 'en', count: 1 }, { locale: 'es', count: 2 }]);
    expect((await translator.get(`${url}/api::theme.theme?locale=en`)).body.data).toEqual([]);
  });

  it('is told to those who may read the type, and nobody else', async () => {
    expect((await fetch(`${cms.url}${url}/${project}?locale=en`)).status).toBe(401);
    expect((await translator.get(`${url}/admin::user?locale=en`)).status).toBe(403);
  });

  it('needs a type with languages, and one of them', async () => {
    expect((await translator.get(`${url}/api::organization.organization?locale=en`)).status).toBe(404);
    for (const locale of ['', 'xx', "en' or 1=1"]) expect((await translator.get(`${url}/${project}?locale=${encodeURIComponent(locale)}`)).status).toBe(400);
  });
});
