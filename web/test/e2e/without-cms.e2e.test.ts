import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { freePort, type SiteProcess, startSite } from './site-process';

let site: SiteProcess;

beforeAll(async () => {
  site = await startSite({ cmsUrl: `http://127.0.0.1:${await freePort()}` });
});

afterAll(() => site?.end('SIGTERM'));

it.each(locales)('says in $name that the content cannot be reached, and when to ask again', async ({ code }) => {
  const response = await fetch(`${site.url}/${code}`, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  expect({ status: response.status, retry: response.headers.get('retry-after') }).toEqual({ status: 503, retry: '60' });
  expect(html).toContain(`lang="${code}"`);
  expect(html).toContain(readMessages(code).get('error.unavailableTitle'));
  expect(html).not.toContain('<script');
});
