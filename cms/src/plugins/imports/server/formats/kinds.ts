/** Our kinds of works, and what other formats call the nearest of theirs. */
const CSL: Readonly<Record<string, string>> = {
  article: 'webpage', 'case-study': 'report', guide: 'report', law: 'legislation', podcast: 'broadcast', 'policy-brief': 'report', report: 'report', toolkit: 'report',
  training: 'document', video: 'motion_picture', webinar: 'speech',
};

/** By type of CSL 1.0.2, appendix III. What is not here is a report, as the schema's default has it. */
const FROM_CSL: Readonly<Record<string, string>> = {
  article: 'article', 'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', post: 'article', 'post-weblog': 'article', webpage: 'article',
  bill: 'law', legal_case: 'law', legislation: 'law', regulation: 'law', treaty: 'law', broadcast: 'podcast', song: 'podcast', motion_picture: 'video', speech: 'webinar',
  book: 'report', chapter: 'report', report: 'report', thesis: 'report', manuscript: 'report',
};

const RIS: Readonly<Record<string, string>> = {
  RPRT: 'report', BOOK: 'book', EBOOK: 'book', EDBOOK: 'book', CHAP: 'chapter', ECHAP: 'chapter', JOUR: 'article-journal', EJOUR: 'article-journal', JFULL: 'article-journal', MGZN: 'article-magazine',
  NEWS: 'article-newspaper', ELEC: 'webpage', BLOG: 'post-weblog', WEB: 'webpage', STAT: 'legislation', LEGAL: 'legislation', BILL: 'bill', CASE: 'legal_case', SOUND: 'broadcast', VIDEO: 'motion_picture',
  MPCT: 'motion_picture', CONF: 'speech', SLIDE: 'speech', THES: 'thesis', UNPB: 'manuscript', GEN: 'document', GOVDOC: 'report',
};

/** By itemType of Zotero's schema (https://api.zotero.org/schema). */
const ZOTERO: Readonly<Record<string, string>> = {
  report: 'report', book: 'book', bookSection: 'chapter', journalArticle: 'article-journal', magazineArticle: 'article-magazine', newspaperArticle: 'article-newspaper', webpage: 'webpage', blogPost: 'post-weblog',
  forumPost: 'post', statute: 'legislation', bill: 'bill', case: 'legal_case', hearing: 'legislation', podcast: 'broadcast', audioRecording: 'song', radioBroadcast: 'broadcast', videoRecording: 'motion_picture',
  film: 'motion_picture', tvBroadcast: 'broadcast', presentation: 'speech', conferencePaper: 'article', preprint: 'article', thesis: 'thesis', manuscript: 'manuscript', document: 'document',
};

const WORDS: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(CSL).flatMap((kind) => [[kind, kind], [kind.replaceAll('-', ' '), kind]]));

/** Our kind, from a free "genre" where it names one, else from a type of CSL; undefined where neither says anything. */
export function kindFrom(cslType: string | undefined, genre?: string): string | undefined {
  return WORDS[genre?.trim().toLowerCase() ?? ''] ?? FROM_CSL[cslType ?? ''];
}

export const cslOfRis = (type: string): string | undefined => RIS[type];
export const cslOfZotero = (itemType: string): string | undefined => ZOTERO[itemType];

/** The type of CSL that fits best; `genre` beside it keeps our own kind. */
export function cslType({ kind, container, isbn }: { kind?: string; container?: string; isbn?: string }): string {
  const type = CSL[kind ?? ''];
  if (isbn && (type === undefined || type === 'report')) return 'book';
  if (kind === 'article' && container) return 'article-journal';
  return type ?? 'document';
}
