/** Words that journals are called by in the languages of the library. */
const JOURNAL_WORD = /(?<!\p{L})(journal|review|quarterly|annals|revista|cuadernos|anales|revue|cahiers|annales)(?!\p{L})/iu;

export interface Published {
  kind: string | null;
  doi: string | null;
  /** As the work prints it. */
  publisherName: string;
  /** Names of organizations of ours that published it. */
  publishers: readonly string[];
}

/**
 * The journal an article stands in, or an empty text. The library has no field for one: the publisher as printed is the journal where it
 * calls itself one, or where the article has a DOI and no organization of ours published it. Other articles are pages of a site.
 */
export function journalOf({ kind, doi, publisherName, publishers }: Published): string {
  if (kind !== 'article') return '';
  return JOURNAL_WORD.test(publisherName) || (doi !== null && publishers.length === 0) ? publisherName : '';
}
