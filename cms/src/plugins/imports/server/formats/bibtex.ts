import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type CslItem, fromCslItem } from './csl-item';
import { emptyWork, type ImportedWork, type ReadOptions, type ReadResult } from './imported-work';
import { cslType } from './kinds';
import { toPersonName } from './person-name';
import { oneLine, type Reference, toImportedWork } from './reference';

const TYPES: Readonly<Record<string, string>> = { report: 'techreport', book: 'book', 'article-journal': 'article' };

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '%': '\\%', '&': '\\&', '#': '\\#', _: '\\_', $: '\\$', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  '-': '{-}', '`': '{`}', "'": "{'}",
};

/** Text of a LaTeX field, UTF-8. Hyphens and quotation marks only where two would run together into another sign. */
const escapeLatex = (text: string): string => text.replace(/[\\{}%&#_$~^]|(?<=-)-|(?<=`)`|(?<=')'/g, (mark) => ESCAPES[mark] ?? mark);

/** An address is read verbatim: only what would end the field must go. */
const verbatim = (text: string): string => text.replace(/[{}\\\s]/g, encodeURIComponent);

const TO_CSL = { forceType: '@biblatex/entry+object', target: '@csl/list+object', generateGraph: false, strict: true, maxChainLength: 10 };

interface Entry {
  type: string;
  label: string;
  properties: Record<string, unknown>;
}

const NAME_OF_STRING = /^\s*@\s*string\s*[{(]\s*([^\s"#%'(),={}]+)/i;
const WORD = /[^\s"#%'(),={}]+/g;

/** Abbreviations by name, in small letters. */
type Abbreviations = ReadonlyMap<string, string>;

/** Those an entry may mean, each before what it is used in: all of them before each entry would read a long list a thousand times. */
function abbreviationsIn(entry: string, abbreviations: Abbreviations): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const look = (text: string) => {
    for (const word of text.match(WORD) ?? []) {
      const name = word.toLowerCase();
      const definition = abbreviations.get(name);
      if (definition === undefined || seen.has(name)) continue;
      seen.add(name);
      look(definition);
      found.push(definition);
    }
  };
  if (abbreviations.size > 0) look(entry);
  return found;
}

/** Entries, and abbreviations for all of them; comments and preambles are left out. */
function splitEntries(text: string): { abbreviations: Abbreviations; entries: string[] } {
  const parts = text.split(/^(?=[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(])/m).filter((part) => part.trimStart().startsWith('@'));
  const isShared = (part: string) => /^\s*@\s*(string|preamble)/i.test(part);
  const named = parts.flatMap((part): [string, string][] => {
    const [, name] = NAME_OF_STRING.exec(part) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), part]];
  });
  return { abbreviations: new Map(named), entries: parts.filter((part) => !isShared(part) && !/^\s*@\s*comment/i.test(part)) };
}

function toReference(entry: Entry): Reference {
  const [item] = plugins.input.chain(entry, TO_CSL) as CslItem[];
  const { translatedtitle, langid } = entry.properties as Record<string, string | undefined>;
  const reference = fromCslItem(item ?? {});
  return { ...reference, language: reference.language ?? langid, translatedTitle: translatedtitle ? oneLine(fromCslItem(titled(translatedtitle)).title ?? '') : undefined };
}

/** A text of LaTeX, read as a title is. */
const titled = (text: string): CslItem =>
  (plugins.input.chain({ type: 'misc', label: 'x', properties: { title: text } }, TO_CSL) as CslItem[])[0] ?? {};

function readEntry(row: number, abbreviations: Abbreviations, text: string, options: ReadOptions): ImportedWork {
  try {
    const entries = plugins.input.data([...abbreviationsIn(text, abbreviations), text].join('\n'), '@biblatex/text') as Entry[];
    const [entry] = entries;
    return entry ? toImportedWork(row, toReference(entry), options) : { ...emptyWork(row), problems: [{ reason: 'bibtexBroken', values: { detail: '' } }] };
  } catch (error) {
    const detail = oneLine(String(error instanceof Error ? error.message : error).split('\n')[0] ?? '');
    return { ...emptyWork(row), problems: [{ reason: 'bibtexBroken', values: { detail } }] };
  }
}

/** Reads BibTeX and BibLaTeX. An entry that cannot be read is a problem of its own and of no other. */
export function readBibtex(text: string, options: ReadOptions): ReadResult {
  const { abbreviations, entries } = splitEntries(text);
  return { works: entries.map((entry, index) => readEntry(index + 1, abbreviations, entry, options)), problems: [] };
}

/** Braces keep a name whole, and the word "and" inside it from parting it. */
function nameOf(author: string): string {
  const name = toPersonName(author);
  return 'literal' in name ? `{${escapeLatex(name.literal)}}` : `{${escapeLatex(name.family)}}, {${escapeLatex(name.given)}}`;
}

const keyOf = (id: string | undefined): string => (id ?? '').normalize('NFD').replace(/[^\w:.-]+/g, '') || 'work';

/** One entry of https://ctan.org/pkg/bibtex, in UTF-8. `type` keeps our own kind. */
export function writeBibtex(reference: Reference): string {
  const { abstract, authors, container, doi, id, isbn, keywords, kind, language, pages, publisher, title, translatedTitle, translator, url, year } = reference;
  const type = TYPES[cslType(reference)] ?? 'misc';
  const literal = (text: string | undefined) => text && escapeLatex(oneLine(text));
  const fields: [string, string | undefined][] = [
    // The inner braces keep styles from putting proper names into lower case.
    ['title', title && `{${literal(title)}}`],
    ['translatedtitle', translatedTitle && `{${literal(translatedTitle)}}`],
    ['author', authors.map(nameOf).join(' and ')],
    ['translator', translator && `{${literal(translator)}}`],
    ['year', year],
    ['journal', literal(container)],
    // A list as authors are: "Institute for Environment and Development" is one.
    [type === 'techreport' ? 'institution' : 'publisher', publisher && `{${literal(publisher)}}`],
    ['language', language],
    ['type', kind],
    ['doi', doi && verbatim(doi)],
    ['isbn', literal(isbn)],
    ['pagetotal', pages],
    ['url', url && verbatim(url)],
    ['keywords', literal(keywords.join(', '))],
    ['abstract', literal(abstract)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${type}{${keyOf(id)},\n${lines.join(',\n')}\n}\n`;
}
