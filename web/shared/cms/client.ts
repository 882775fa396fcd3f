import { type CmsAnswer, endOf, toAnswer } from './answer';
import type { PageClock } from './clock';
import { formatParameters, type ParameterGroup } from './parameters';
import type { AskCms } from './transport';

export type { CmsAnswer } from './answer';

/** Reads the public API, for one page. */
export interface CmsClient {
  /** `path` is made of this folder's own words and encoded slugs. Throws CmsError. */
  get(path: string, parameters: ParameterGroup): Promise<CmsAnswer>;
  /** The only clock a page reads. */
  readonly clock: PageClock;
}

export const createCmsClient = (ask: AskCms, clock: PageClock): CmsClient => ({
  clock,
  async get(path, parameters) {
    const query = formatParameters(parameters);
    // A draft has no ETag: nobody keeps it.
    const answer = toAnswer(await ask(query ? `${path}?${query}` : path, { untagged: parameters.preview !== undefined }), path);
    const end = endOf(answer);
    if (end) clock.end(end);
    return answer;
  },
});
