import type { Answer } from '../../../delivery/server/http/answer';
import type { Outlet, OutletAnswer } from '../../../delivery/server/http/outlet';
import type { Limits } from '../../../delivery/server/query/parse';
import { readEnding } from '../answer/ending';
import { toFacetValues, topicsIn } from '../answer/facets';
import { readHits } from '../answer/hits';
import { TopicBook } from '../answer/topics';
import type { SearchResult } from '../engine/engine';
import { type AskingOptions, askIndex } from './asking';
import { parseSearch, type SearchRequest } from './parameters';

export interface SearchOutletOptions extends AskingOptions {
  limits: Limits;
  /** The number of the last change to any of some types. */
  lastNumber(types: readonly string[]): number;
}

/** `GET /api/search`: what answers words and facets, in all types that have pages. */
export function createSearchOutlet(options: SearchOutletOptions): Outlet {
  const { reader, model, limits } = options;
  const topicBook = new TopicBook(options);
  const allTypes = [...model.types.keys()];

  const metaOf = ({ page, q }: SearchRequest, { total, relaxed, didYouMean }: SearchResult, complete: boolean, facets: unknown) => ({
    pagination: page.style === 'start' ? { start: page.start, limit: page.limit, total } : { page: page.start / page.limit + 1, pageSize: page.limit, pageCount: Math.ceil(total / page.limit), total },
    search: { q, relaxed, didYouMean, complete },
    facets,
  });

  async function read(request: SearchRequest): Promise<OutletAnswer | Answer> {
    const asked = await askIndex(options, request);
    if ('status' in asked) return asked;
    const { result, complete } = asked;
    const { localization } = request;
    const [hits, topics, endsAt] = [await readHits(options, localization, result), await topicBook.read(localization, topicsIn(result.facets)), await readEnding(reader, model)];
    const meta = metaOf(request, result, complete, toFacetValues(result.facets, localization, topics));
    return { text: `{"data":[${hits.join(',')}],"meta":${JSON.stringify(meta)}}`, number: result.number, types: allTypes, language: localization.locale, endsAt, passing: !complete };
  }

  return {
    name: 'search',
    parse(query) {
      const request = parseSearch(model, limits, query);
      return { key: JSON.stringify(request), read: () => read(request) };
    },
  };
}
