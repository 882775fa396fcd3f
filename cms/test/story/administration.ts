import { randomBytes } from 'node:crypto';
import { administrator, cmsUrl } from './addresses';

export interface Person {
  email: string;
  password: string;
  /** The language of the admin they chose in their profile. */
  language: string;
}

interface Row {
  id: number;
  code?: string;
  documentId?: string;
}

/** What the administrator does before and after the story, over the admin's API. */
export interface Administration {
  /** Makes an account as Settings → Users does, first login included. */
  addPerson(name: string, roleCode: string, language: string): Promise<Person>;
  /** Deletes the accounts and the projects with `words` in them. */
  tidy(words: string): Promise<void>;
}

/** A word that is in no entry, of this run or any other: what a test writes is found, counted and tidied by it. */
export const unusedWord = (): string => `q${randomBytes(6).toString('hex')}`;

async function call(method: string, path: string, body?: object, token?: string): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(cmsUrl + path, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

export async function administration(): Promise<Administration> {
  const { token } = (await call('POST', '/admin/login', administrator)).data as { token: string };
  const accounts: number[] = [];
  return {
    async addPerson(name, roleCode, language) {
      const role = ((await call('GET', '/admin/roles', undefined, token)).data as Row[]).find(({ code }) => code === roleCode);
      if (!role) throw new Error(`There is no role ${roleCode}.`);
      const secret = randomBytes(8).toString('hex');
      const person = { email: `${name.toLowerCase()}-${secret}@example.org`, password: `Aa1${secret}`, language };
      const { id } = (await call('POST', '/admin/users', { email: person.email, firstname: name, roles: [role.id], preferedLanguage: language }, token)).data as Row;
      accounts.push(id);
      await call('PUT', `/admin/users/${id}`, { password: person.password, isActive: true }, token);
      return person;
    },
    async tidy(words) {
      const projects = '/content-manager/collection-types/api::project.project';
      const found = (await call('GET', `${projects}?locale=es&_q=${words}`, undefined, token)).results as Row[];
      for (const { documentId } of found) await call('DELETE', `${projects}/${documentId}?locale=*`, undefined, token);
      if (accounts.length > 0) await call('POST', '/admin/users/batch-delete', { ids: accounts }, token);
    },
  };
}
