import type { Page } from 'playwright-core';
import { cmsUrl } from './system';

/** What an editor does, over the admin's own API. */
export interface Admin {
  saveDraft(uid: string, documentId: string, locale: string, data: object): Promise<void>;
  discardDraft(uid: string, documentId: string, locale: string): Promise<void>;
  /** Where the admin shows a document. */
  previewAddress(uid: string, query: Record<string, string>): Promise<string>;
  logIn(page: Page): Promise<void>;
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this suite writes as the administrator of a running system.`);
  return value;
}

export async function openAdmin(): Promise<Admin> {
  const [email, password] = [variable('ADMIN_EMAIL'), variable('ADMIN_PASSWORD')];
  const call = async <Body>(method: string, path: string, body?: object, token?: string): Promise<Body> => {
    const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(cmsUrl + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  };
  const { data } = await call<{ data: { token: string } }>('POST', '/admin/login', { email, password });
  const documentPath = (uid: string, documentId: string): string => `/content-manager/collection-types/${uid}/${documentId}`;
  return {
    async saveDraft(uid, documentId, locale, values) {
      await call('PUT', `${documentPath(uid, documentId)}?locale=${locale}`, values, data.token);
    },
    async discardDraft(uid, documentId, locale) {
      await call('POST', `${documentPath(uid, documentId)}/actions/discard?locale=${locale}`, {}, data.token);
    },
    async previewAddress(uid, query) {
      const answer = await call<{ data: { url: string } }>('GET', `/content-manager/preview/url/${uid}?${new URLSearchParams(query)}`, undefined, data.token);
      return answer.data.url;
    },
    async logIn(page) {
      await page.goto(`${cmsUrl}/admin/auth/login`);
      await page.locator('input[name="email"]').fill(email);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.locator('a[href="/admin/content-manager"]').first().waitFor();
    },
  };
}
