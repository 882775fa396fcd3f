import type { TestCms } from './cms';

const PASSWORD = 'Correct-horse-1';

export interface AdminAnswer {
  status: number;
  /** The answer's body, whatever its shape. */
  body: Record<string, never> & { data?: Record<string, unknown>; error?: { message: string } };
}

export interface AdminClient {
  get(path: string): Promise<AdminAnswer>;
  post(path: string, body?: object): Promise<AdminAnswer>;
  put(path: string, body: object): Promise<AdminAnswer>;
  delete(path: string): Promise<AdminAnswer>;
  /** Posts a form with files. */
  send(path: string, form: FormData): Promise<AdminAnswer>;
  /** An answer that is no JSON. */
  text(path: string): Promise<{ headers: Headers; text: string }>;
}

/** Makes an administrator with one role and logs in as it, over HTTP. */
export async function logIn(cms: TestCms, roleCode: string): Promise<AdminClient> {
  const email = `${roleCode}@example.org`;
  const role = await cms.strapi.service('admin::role').findOne({ code: roleCode });
  if (!role) throw new Error(`There is no role ${roleCode}.`);
  await cms.strapi.service('admin::user').create({ email, firstname: roleCode, password: PASSWORD, isActive: true, registrationToken: null, roles: [role.id] });

  return signIn(cms.url, email, PASSWORD);
}

/** Logs somebody in who has an account. */
export async function signIn(url: string, email: string, password: string): Promise<AdminClient> {
  const call = async (method: string, path: string, body: object | undefined, token?: string): Promise<AdminAnswer> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(isForm ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  };
  const login = await call('POST', '/admin/login', { email, password });
  const token = login.body.data?.token;
  if (typeof token !== 'string') throw new Error(`${email} could not log in: ${login.status} ${JSON.stringify(login.body)}`);
  return {
    get: (path) => call('GET', path, undefined, token),
    post: (path, body) => call('POST', path, body ?? {}, token),
    put: (path, body) => call('PUT', path, body, token),
    delete: (path) => call('DELETE', path, undefined, token),
    send: (path, form) => call('POST', path, form, token),
    async text(path) {
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { headers: response.headers, text: await response.text() };
    },
  };
}
