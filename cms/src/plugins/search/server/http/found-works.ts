import type { Answer } from '../../../delivery/server/http/answer';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import type { Limits, Localization } from '../../../delivery/server/query/parse';
import { type AskingOptions, askIndex } from './asking';
import { parseWorksSearch } from './parameters';

/** Ids of more would be held in memory for as long as somebody reads. */
const MOST_WORKS = 100_000;

/** Every work that a search finds. */
export interface FoundWorks {
  localization: Localization;
  /** In the order of the search. */
  documentIds: readonly string[];
}

/**
 * The works that the query string of a search finds, all of them or, where nothing is asked but whether that can be told, none; an
 * `Answer` where it cannot be told now. Throws BadRequest, also for more works than are told at a time.
 */
export async function findWorks(options: AskingOptions & { limits: Limits }, query: string, wanted: 'works' | 'nothing'): Promise<FoundWorks | Answer> {
  const request = parseWorksSearch(options.model, options.limits, query, wanted === 'works' ? MOST_WORKS : 0);
  const found = await askIndex(options, request, true);
  if ('status' in found) return found;
  const { total, hits } = found.result;
  if (total > MOST_WORKS) throw new BadRequest('q', `This search finds ${total} works; at most ${MOST_WORKS} of a search are exported. Narrow it, or take the whole library: /api/export/resources.csv.`);
  return { localization: request.localization, documentIds: hits.map(({ documentId }) => documentId) };
}
