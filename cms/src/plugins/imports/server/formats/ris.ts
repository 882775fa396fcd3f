import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import type { ReadOptions, ReadResult } from './imported-work';
import { cslOfRis, cslType, kindFrom } from './kinds';
import { invertedName, nameFromInverted, toPersonName } from './person-name';
import { oneLine, type Reference, toImportedWork } from './reference';

/** Tags of one record, as citation-js reads them. */
type Tags = Readonly<Record<string, string | string[]>>;

/** The RIS types of what cslType answers. */
const TYPES: Readonly<Record<string, string>> = {
  report: 'RPRT', book: 'BOOK', 'article-journal': 'JOUR', webpage: 'ELEC', legislation: 'STAT', broadcast: 'SOUND', motion_picture: 'VIDEO', speech: 'CONF',
};

/** One step of citation-js: its further ones lose tags, the DOI of a report among them. The plugin ships no types. */
const parser = { parse: (record: string) => plugins.input.data(record as never, '@ris/file' as never) as Tags[] };

const all = (tags: Tags, ...names: string[]): string[] => names.flatMap((name) => tags[name] ?? []).map(oneLine).filter((value) => value !== '');
const first = (tags: Tags, ...names: string[]): string | undefined => all(tags, ...names)[0];

/** Tags by the RIS specification of 2011 and the habits of EndNote, Mendeley and Zotero. */
function toReference(tags: Tags): Reference {
  const type = first(tags, 'TY') ?? '';
  const pages = first(tags, 'SP');
  const kind = kindFrom(cslOfRis(type), first(tags, 'M3'));
  return {
    id: first(tags, 'ID'),
    kind,
    title: first(tags, 'TI', 'T1', 'CT', 'BT'),
    translatedTitle: first(tags, 'TT'),
    authors: all(tags, 'AU', 'A1').map(nameFromInverted),
    translator: first(tags, 'A4'),
    container: kind === 'article' ? first(tags, 'T2', 'JF', 'JO', 'JA') : undefined,
    publisher: first(tags, 'PB'),
    year: /^\d{4}(?=\/|-|$)/.exec(first(tags, 'PY', 'Y1', 'DA') ?? '')?.[0] ?? first(tags, 'PY', 'Y1'),
    language: first(tags, 'LA'),
    doi: first(tags, 'DO'),
    isbn: /^(RPRT|E?BOOK|EDBOOK|E?CHAP|GEN|GOVDOC|CONF|STAT|THES)$/.test(type) ? first(tags, 'SN')?.split(/[;\s](?=97[89])/)[0] : undefined,
    url: first(tags, 'UR', 'L2'),
    // An article has pages from and to; a whole work has as many as it has.
    pages: pages && !first(tags, 'EP') && type !== 'JOUR' ? pages : undefined,
    abstract: first(tags, 'AB', 'N2'),
    keywords: all(tags, 'KW').flatMap((keyword) => keyword.split(/\s*;\s*/)).filter((keyword) => keyword !== ''),
  };
}

/** The parser cuts a value at a further "  - ": one space less before the hyphen keeps it. */
const guarded = (record: string): string => record.replace(/^([A-Z][A-Z0-9] {2}- )(.*)$/gm, (_line, tag: string, value: string) => tag + value.replace(/(?<! ) {2,}-/g, ' -'));

/** Reads RIS. A record that begins without its type, or breaks off, is a problem of its own and of no other. */
export function readRis(text: string, options: ReadOptions): ReadResult {
  const records = text.split(/^ER {2}-.*$/m).filter((record) => record.trim() !== '');
  const works = records.map((record, index) => {
    if (!/^\s*TY {2}- \S/.test(record)) return { ...toImportedWork(index + 1, { authors: [], keywords: [] }, options), problems: [{ reason: 'risWithoutType' }] };
    const [tags] = parser.parse(guarded(record.trim()));
    return toImportedWork(index + 1, toReference(tags ?? {}), options);
  });
  return { works, problems: [] };
}

/** RIS as Zotero, EndNote and Mendeley read it: one tag a line, CRLF, UTF-8. `M3` keeps our own kind. */
export function writeRis(reference: Reference): string {
  const tags: [string, string | undefined][] = [
    ['TY', TYPES[cslType(reference)] ?? 'GEN'],
    ['ID', reference.id],
    ['TI', reference.title],
    ['TT', reference.translatedTitle],
    ...reference.authors.map((author): [string, string] => ['AU', invertedName(toPersonName(author))]),
    ['A4', reference.translator],
    ['PY', reference.year],
    ['T2', reference.container],
    ['PB', reference.publisher],
    ['LA', reference.language],
    ['DO', reference.doi],
    ['SN', reference.isbn],
    ['SP', reference.pages],
    ['UR', reference.url],
    ['M3', reference.kind],
    ...reference.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['AB', reference.abstract],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}
