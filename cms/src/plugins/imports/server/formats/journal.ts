/** Words that journals are called by in the languages of the library. */
const JOURNAL_WORD = /(?<!\p{L})(journal|review|quarterly|annals|revista|cuadernos|anales|revue|cahiers|annales)(?!\p{L})/iu;

export interface Published {
  kind?: string;
  doi?: string;
  /** As the work prints it. */
  publisherName?: string;
  /** Names of organizations of ours that published it. */
  publishers: readonly string[];
}

/** The journal an article stands in. Twin of web/shared/cite/journal.ts, where the rule is said. */
export function journalOf({ kind, doi, publisherName, publishers }: Published): string | undefined {
  if (kind !== 'article') return undefined;
  return JOURNAL_WORD.test(publisherName ?? '') || (doi !== undefined && publishers.length === 0) ? publisherName : undefined;
}
