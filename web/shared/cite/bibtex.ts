import type { Author } from './author';
import { cslType } from './csl-json';
import type { Reference } from './reference';

const TYPES: Record<string, string> = { report: 'techreport', book: 'book', 'article-journal': 'article' };

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '%': '\\%', '&': '\\&', '#': '\\#', _: '\\_', $: '\\$', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
};

/** Text of a LaTeX field. Letters beyond ASCII stay: BibTeX files are UTF-8 today. */
export const escapeLatex = (text: string): string => text.replace(/[\\{}%&#_$~^]/g, (mark) => ESCAPES[mark] ?? mark);

/** An address is read verbatim: only what would end the field must go. */
const verbatim = (text: string): string => text.replace(/[{}\\\s]/g, encodeURIComponent);

/** Braces keep a name whole, and the word "and" inside it from parting it; `el-Zein` is one name, not a particle and a name. */
function nameOf(author: Author): string {
  if ('literal' in author) return `{${escapeLatex(author.literal)}}`;
  const family = escapeLatex(author.family);
  return `${/^\p{Ll}+[-’']/u.test(family) ? `{${family}}` : family}, ${escapeLatex(author.given)}`;
}

/** Letters, digits and what every program takes in a key. */
const keyOf = (id: string): string => id.normalize('NFD').replace(/[^\w:.-]+/g, '') || 'work';

/** One entry of https://ctan.org/pkg/bibtex, in UTF-8. */
export function toBibtex(reference: Reference): string {
  const { abstract, authors, doi, isbn, journal, language, pages, publisher, title, translatedTitle, translator, url, year } = reference;
  const type = TYPES[cslType(reference)] ?? 'misc';
  const notes = [translatedTitle?.text, translator && `Trans. ${translator}`].filter(Boolean).join('; ');
  const fields: [string, string | null | undefined][] = [
    // The inner braces keep styles from putting proper names into lower case.
    ['title', `{${escapeLatex(title.text)}}`],
    ['author', authors.map(nameOf).join(' and ')],
    ['year', year === null ? null : String(year)],
    ['journal', journal && escapeLatex(journal)],
    // A list as authors are: "Institute for Environment and Development" is one.
    [type === 'techreport' ? 'institution' : 'publisher', publisher && `{${escapeLatex(publisher)}}`],
    ['language', language],
    ['doi', doi && verbatim(doi)],
    ['isbn', isbn && escapeLatex(isbn)],
    ['pagetotal', pages === null ? null : String(pages)],
    ['url', verbatim(url)],
    ['note', escapeLatex(notes)],
    ['abstract', abstract && escapeLatex(abstract.text)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${type}{${keyOf(reference.id)},\n${lines.join(',\n')}\n}\n`;
}
