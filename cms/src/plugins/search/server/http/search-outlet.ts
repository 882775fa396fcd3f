import type { Outlet, OutletAnswer } from '../../../delivery/server/http/outlet';
import { errorAnswer } from '../../../delivery/server/http/answer';
import type { Limits } from '../../../delivery/server/query/parse';
import { MOST_VALUES, toFacetValues, topicsIn } from '../answer/facets';
import { type HitReader, readHits } from '../answer/hits';
import { readEnding } from '../answer/ending';
import { resolveAddresses, resolveTopics, TopicBook } from '../answer/topics';
import type { SearchResult } from '../engine/engine';
import type { IndexFeed } from '../feed/index-feed';
import { isFindable } from '../document/to-index-document';
import type { Question } from '../query/question';
import type { EngineClient } from '../worker/engine-client';
import { parseSearch, type SearchRequest } from './parameters';

export interface SearchOutletOptions extends HitReader {
  limits: Limits;
  /** The languages a missing value is looked for in, by language. */
  chains: ReadonlyMap<string, readonly string[]>;
  engine: EngineClient;
  feed: IndexFeed;
  /** The number of the last change this process knows of. */
  currentNumber(): number;
  /** The same of some types. */
  lastNumber(types: readonly string[]): number;
}

/** A search waits this long for the index to hold what was published before it was asked. */
export const PATIENCE_MS = 300;

export const notReady = () => errorAnswer(503, 'ServiceUnavailableError', 'The search index is being made. Try again in a moment.', {}, { 'Retry-After': '5' });

/** `GET /api/search`: what answers words and facets, in all types that have pages. */
export function createSearchOutlet(options: SearchOutletOptions): Outlet {
  const { reader, model, limits, chains, engine, feed } = options;
  const topicBook = new TopicBook(options);
  const findable = [...model.types.values()].filter(isFindable).map(({ name }) => name);
  const allTypes = [...model.types.keys()];

  async function toQuestion({ localization, words, chosen, years, like, sort, page }: SearchRequest): Promise<Question> {
    const { locale } = localization;
    const type = like ? model.types.get(like.type) : undefined;
    const [documentId = ''] = like && type ? await resolveAddresses(reader, type, locale, [like.address]) : [];
    return {
      locales: [locale, ...(chains.get(locale) ?? [])],
      ownOnly: localization.variant === 'none',
      words,
      types: findable,
      facets: { ...chosen, ...(await resolveTopics(reader, model, localization, chosen)) },
      years,
      like: like ? { type: like.type, documentId } : null,
      most: MOST_VALUES,
      sort,
      start: page.start,
      limit: page.limit,
    };
  }

  const metaOf = ({ page, q }: SearchRequest, { total, relaxed, didYouMean }: SearchResult, complete: boolean, facets: unknown) => ({
    pagination: page.style === 'start' ? { start: page.start, limit: page.limit, total } : { page: page.start / page.limit + 1, pageSize: page.limit, pageCount: Math.ceil(total / page.limit), total },
    search: { q, relaxed, didYouMean, complete },
    facets,
  });

  async function read(request: SearchRequest): Promise<OutletAnswer | ReturnType<typeof notReady>> {
    const wanted = options.currentNumber();
    await feed.reach(wanted, PATIENCE_MS);
    if (feed.number < 0) return notReady();
    const { localization } = request;
    const result = await engine.search(await toQuestion(request));
    const complete = result.number >= wanted;
    // Its file may have been lost since the feed last asked.
    if (!complete) feed.wake();
    if (result.number < 0) return notReady();
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
