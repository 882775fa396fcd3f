import type { Page } from 'playwright-core';
import { cmsUrl } from './system';

/** An editor who is logged in: in a page of a browser, and over the admin's own API. */
export interface Admin {
  saveDraft(uid: string, documentId: string, locale: string, data: object): Promise<void>;
  discardDraft(uid: string, documentId: string, locale: string): Promise<void>;
  /** Saves and publishes. */
  publish(uid: string, documentId: string, locale: string, data: object): Promise<void>;
  upload(name: string, type: string, content: Uint8Array, alternativeText: string): Promise<{ id: number; url: string }>;
  deleteUpload(id: number): Promise<void>;
  /** The cookie that shows an editor's browser every file. */
  filePass(): Promise<string>;
  /** Where the admin shows a document. */
  previewAddress(uid: string, query: Record<string, string>): Promise<string>;
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this suite writes as the administrator of a running system.`);
  return value;
}

/** Logs in once for both: the CMS lets nobody try more than five times in five minutes, and three files and two stories do. */
async function logIn(page: Page): Promise<string> {
  await page.goto(`${cmsUrl}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(variable('ADMIN_EMAIL'));
  await page.locator('input[name="password"]').fill(variable('ADMIN_PASSWORD'));
  const answered = page.waitForResponse(`${cmsUrl}/admin/login`);
  await page.locator('button[type="submit"]').click();
  const response = await answered;
  if (!response.ok()) throw new Error(`The administrator could not log in: ${response.status()} ${await response.text()}`);
  await page.locator('a[href="/admin/content-manager"]').first().waitFor();
  return ((await response.json()) as { data: { token: string } }).data.token;
}

/** While this file runs others may read, unless it is one of those that run alone. */
function expectMayWrite(): void {
  if (!process.env.MAY_WRITE) throw new Error('A file that writes has to be named in ALONE of web/vitest.config.ts.');
}

export async function openAdmin(page: Page): Promise<Admin> {
  const token = await logIn(page);
  const call = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    if (method !== 'GET') expectMayWrite();
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const response = await fetch(cmsUrl + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  };
  const documentPath = (uid: string, documentId: string): string => `/content-manager/collection-types/${uid}/${documentId}`;
  return {
    async saveDraft(uid, documentId, locale, values) {
      await call('PUT', `${documentPath(uid, documentId)}?locale=${locale}`, values);
    },
    async discardDraft(uid, documentId, locale) {
      await call('POST', `${documentPath(uid, documentId)}/actions/discard?locale=${locale}`, {});
    },
    async publish(uid, documentId, locale, values) {
      await call('POST', `${documentPath(uid, documentId)}/actions/publish?locale=${locale}`, values);
    },
    async upload(name, type, content, alternativeText) {
      expectMayWrite();
      const form = new FormData();
      form.append('files', new Blob([content as BlobPart], { type }), name);
      form.append('fileInfo', JSON.stringify({ name, alternativeText, caption: null, folder: null }));
      const response = await fetch(`${cmsUrl}/upload`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form });
      if (!response.ok) throw new Error(`Upload of ${name}: ${response.status} ${await response.text()}`);
      const [file] = (await response.json()) as { id: number; url: string }[];
      if (!file) throw new Error(`Upload of ${name}: nothing came back.`);
      return file;
    },
    async deleteUpload(id) {
      await call('DELETE', `/upload/files/${id}`);
    },
    async filePass() {
      const { headers } = await fetch(`${cmsUrl}/upload/files`, { headers: { Authorization: `Bearer ${token}` } });
      return headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async previewAddress(uid, query) {
      const answer = await call<{ data: { url: string } }>('GET', `/content-manager/preview/url/${uid}?${new URLSearchParams(query)}`);
      return answer.data.url;
    },
  };
}
