import { type Answer, errorAnswer } from '../../../delivery/server/http/answer';
import type { Localization } from '../../../delivery/server/query/parse';
import { MOST_VALUES } from '../answer/facets';
import type { HitReader } from '../answer/hits';
import { resolveAddresses, resolveTopics } from '../answer/topics';
import { isFindable } from '../document/to-index-document';
import type { SearchResult } from '../engine/engine';
import type { IndexFeed } from '../feed/index-feed';
import type { Question } from '../query/question';
import type { EngineClient } from '../worker/engine-client';
import type { Crowd } from './crowd';
import type { SearchRequest } from './parameters';

export interface AskingOptions extends HitReader {
  /** The languages a missing value is looked for in, by language. */
  chains: ReadonlyMap<string, readonly string[]>;
  engine: EngineClient;
  feed: IndexFeed;
  crowd: Crowd;
  /** The number of the last change this process knows of. */
  currentNumber(): number;
}

/** What the index said, and whether it held all that was published before it was asked. */
export interface IndexAnswer<Result = SearchResult> {
  result: Result;
  complete: boolean;
}

/** A search waits this long for the index to hold what was published before it was asked. */
const PATIENCE_MS = 300;

const crowded = (): Answer => errorAnswer(503, 'ServiceUnavailableError', 'Too many people are searching at this moment. Try again in a few seconds.', {}, { 'Retry-After': '5' });

export const notReady = (): Answer => errorAnswer(503, 'ServiceUnavailableError', 'The search index is being made. Try again in a moment.', {}, { 'Retry-After': '5' });

async function toQuestion({ reader, model, chains }: AskingOptions, { localization, words, chosen, years, like, sort, page }: SearchRequest): Promise<Question> {
  const { locale, variant }: Localization = localization;
  const type = like ? model.types.get(like.type) : undefined;
  const [documentId = ''] = like && type ? await resolveAddresses(reader, type, locale, [like.address]) : [];
  return {
    locales: [locale, ...(chains.get(locale) ?? [])],
    ownOnly: variant === 'none',
    words,
    types: [...model.types.values()].filter(isFindable).map(({ name }) => name),
    facets: { ...chosen, ...(await resolveTopics(reader, model, localization, chosen)) },
    years,
    like: like ? { type: like.type, documentId } : null,
    most: MOST_VALUES,
    sort,
    start: page.start,
    limit: page.limit,
  };
}

/**
 * Asks the index of this process when it holds what is published, or when nobody waits for it any longer. The result says which change
 * number it was read at. An `Answer` says why that cannot be: the index holds nothing yet, or too many wait.
 */
export async function askInTurn<Result extends { number: number }>({ feed, crowd, currentNumber }: AskingOptions, ask: () => Promise<Result>): Promise<IndexAnswer<Result> | Answer> {
  const answer = await crowd.ask(async () => {
    const wanted = currentNumber();
    await feed.reach(wanted, PATIENCE_MS);
    if (feed.number < 0) return notReady();
    const result = await ask();
    const complete = result.number >= wanted;
    // Its file may have been lost since the feed last asked.
    if (!complete) feed.wake();
    return result.number < 0 ? notReady() : { result, complete };
  });
  return answer ?? crowded();
}

/** Asks it for a search, perhaps without why each was found. */
export const askIndex = (options: AskingOptions, request: SearchRequest, bare = false): Promise<IndexAnswer | Answer> =>
  askInTurn(options, async () => options.engine.search({ ...(await toQuestion(options, request)), bare }));
