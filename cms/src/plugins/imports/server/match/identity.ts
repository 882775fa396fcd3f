import type { Work } from '../formats/imported-work';

/** What a work is recognised by. */
export interface Identity {
  /** In any language, of the work and of its editions. */
  titles: readonly string[];
  /** A title that a catalogue gives in another language than the work's. */
  translatedTitle?: string;
  doi?: string;
  isbn?: string;
  urls: readonly string[];
  year?: number;
  authors: readonly string[];
  /** Ids of organizations, and names that are none's. */
  publishers: readonly string[];
  /** Languages it is known to exist in (BCP 47). */
  languages: readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** The editions of a work, as far as they are objects. */
export const editionsOf = (shared: Readonly<Record<string, unknown>>): Record<string, unknown>[] =>
  (Array.isArray(shared.expressions) ? shared.expressions : []).filter((edition): edition is Record<string, unknown> => typeof edition === 'object' && edition !== null);

/** `relations` names publishers by document id; `publisher` is what a file calls them. */
export function toIdentity(work: Pick<Work, 'versions' | 'shared'> & { relations?: Work['relations']; language?: string; translatedTitle?: string; publisher?: string }): Identity {
  const { shared } = work;
  const editions = editionsOf(shared);
  const text = (value: unknown) => (isText(value) ? value : undefined);
  return {
    titles: [...new Set([...Object.values(work.versions).map(({ title }) => title), ...editions.map(({ title }) => title)].filter(isText))],
    translatedTitle: work.translatedTitle,
    doi: text(shared.doi),
    isbn: text(shared.isbn),
    urls: [...new Set([shared.sourceUrl, ...editions.map(({ url }) => url)].filter(isText))],
    year: typeof shared.year === 'number' ? shared.year : undefined,
    authors: texts(shared.authors),
    publishers: [...new Set([...(work.relations?.publishers ?? []), shared.publisherName, work.publisher].filter(isText))],
    languages: [...new Set([work.language, ...editions.map(({ language }) => language)].filter(isText))],
  };
}
