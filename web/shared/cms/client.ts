import axios, { type AxiosResponse } from 'axios';
import { CmsError } from './error';
import { formatParameters, type ParameterGroup } from './parameters';

export interface CmsClientOptions {
  /** Origin of the CMS, from the site's own configuration. Never a visitor's word. */
  baseUrl: string;
  timeoutMs: number;
}

/** The address a slug has moved to, or the body that was asked for. */
export type CmsAnswer = { kind: 'body'; body: unknown } | { kind: 'moved'; slug: string };

/** Reads the public API. One for the whole process. */
export interface CmsClient {
  /** `path` is made of this folder's own words and encoded slugs. Throws CmsError. */
  get(path: string, parameters: ParameterGroup): Promise<CmsAnswer>;
}

/** More than any list of a hundred entries has. */
const MAX_BYTES = 8 * 1024 * 1024;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function movedSlug(body: unknown): string | null {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const slug = isRecord(error.details) ? error.details.slug : null;
  return typeof slug === 'string' ? slug : null;
}

function toAnswer({ status, data }: AxiosResponse<unknown>, path: string): CmsAnswer {
  if (status === 200) return { kind: 'body', body: data };
  const slug = status === 308 || status === 301 ? movedSlug(data) : null;
  if (slug !== null) return { kind: 'moved', slug };
  if (status === 404 || status === 410) throw new CmsError('not-found', `The CMS has nothing at ${path}.`);
  if (status === 401) throw new CmsError('refused', `The CMS did not accept the preview of ${path}.`);
  if (status === 400) throw new CmsError('invalid', `The CMS refused the question at ${path}.`);
  throw new CmsError('unavailable', `The CMS answered ${path} with ${status}.`);
}

/** The one place that speaks HTTP with the CMS. A redirect is an answer to the page, so it is not followed. */
export function createCmsClient({ baseUrl, timeoutMs }: CmsClientOptions): CmsClient {
  const http = axios.create({
    baseURL: `${baseUrl.replace(/\/+$/, '')}/api`,
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: MAX_BYTES,
    validateStatus: () => true,
    proxy: false,
    headers: { Accept: 'application/json' },
  });
  return {
    async get(path, parameters) {
      const query = formatParameters(parameters);
      const response = await http.get<unknown>(query ? `${path}?${query}` : path).catch((cause: unknown) => {
        throw new CmsError('unavailable', `The CMS did not answer ${path}.`, { cause });
      });
      return toAnswer(response, path);
    },
  };
}
