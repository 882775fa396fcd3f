import { invertedName } from './author';
import { cslType } from './csl-json';
import type { Reference } from './reference';

/** Types that every reader of RIS knows. */
const TYPES: Record<string, string> = {
  report: 'RPRT', book: 'BOOK', 'article-journal': 'JOUR', webpage: 'ELEC', legislation: 'STAT', broadcast: 'SOUND', motion_picture: 'VIDEO', speech: 'CONF',
};

/** RIS, as Zotero, EndNote and Mendeley read it: one tag a line, CRLF, UTF-8. Values hold no line break, so nothing needs escaping. */
export function toRis(reference: Reference): string {
  const { abstract, authors, doi, isbn, journal, language, pages, publisher, title, translatedTitle, translator, url, year } = reference;
  const tags: [string, string | null | undefined][] = [
    ['TY', TYPES[cslType(reference)] ?? 'GEN'],
    ['ID', reference.id],
    ['TI', title.text],
    ['TT', translatedTitle?.text],
    ...authors.map((author): [string, string] => ['AU', invertedName(author)]),
    ['A4', translator],
    ['PY', year === null ? null : String(year)],
    ['T2', journal],
    ['PB', publisher],
    ['LA', language],
    ['DO', doi],
    ['SN', isbn],
    ['SP', pages === null ? null : String(pages)],
    ['UR', url],
    ['AB', abstract?.text],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}
