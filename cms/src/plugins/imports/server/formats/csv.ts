import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readCell, writeCell } from './cell';
import { type Column, columnHeads, SHARED, toColumn } from './columns';
import { neutralise, restore } from './formula';
import { emptyWork, type ImportedWork, type ReadOptions, type ReadResult, RELATION_NAMES, type RowProblem, type Work, LOCALIZED } from './imported-work';
import { looksMangled } from './encoding';
import { toLanguage } from './language';
import { LIMITS } from './limits';
import { nearest } from './nearest';

const DELIMITERS = [',', ';', '\t', '|'];

interface Head {
  name: string;
  column: Column | undefined;
}

function records(text: string, delimiter: string, to?: number): string[][] {
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, bom: true, ...(to ? { to } : {}) });
}

const toHeads = (names: readonly string[]): Head[] => names.map((name) => ({ name: restore(name).trim(), column: toColumn(restore(name)) }));

const meant = (heads: readonly Head[]): number => heads.filter(({ column }) => column).length;

/** Excel's own first line, which it never shows: it names the delimiter of the table that follows. */
function afterSep(text: string): { table: string; said: string | undefined } {
  const [line = '', said] = /^\ufeff?sep=([^\r\n"])(?:\r\n|\r|\n)/i.exec(text) ?? [];
  return { table: text.slice(line.length), said };
}

/** The delimiter that the file names, or under which most heads of columns mean something, and how many do. */
export function detectDelimiter(text: string): { delimiter: string; known: number } {
  const { table, said } = afterSep(text);
  const found = (said === undefined ? DELIMITERS : [said]).map((delimiter) => {
    try {
      return { delimiter, known: meant(toHeads(records(table, delimiter, 1)[0] ?? [])) };
    } catch {
      return { delimiter, known: 0 };
    }
  });
  return found.reduce((best, candidate) => (candidate.known > best.known ? candidate : best));
}

/** Columns that mean nothing or stand twice, with the nearest that does. */
function headProblems(heads: readonly Head[], { locales }: ReadOptions): RowProblem[] {
  const offered = [...columnHeads(locales), 'language', 'title', 'abstract'];
  return heads.flatMap(({ name, column }, index): RowProblem[] => {
    if (name === '') return [];
    if (heads.findIndex((other) => other.name === name) !== index) return [{ reason: 'columnTwice', values: { column: name }, column: name }];
    const locale = column?.kind === 'localized' ? column.locale : undefined;
    if (column && (locale === undefined || locales.includes(locale)) && (column.kind !== 'edition' || toLanguage(column.language))) return [];
    const like = nearest(name, offered);
    return [like ? { reason: 'columnUnknownLike', values: { column: name, nearest: like }, column: name } : { reason: 'columnUnknown', values: { column: name, allowed: offered.join(', ') }, column: name }];
  });
}

function setEdition(work: ImportedWork, language: string, member: 'url' | 'title', text: string): void {
  const code = toLanguage(language) ?? language;
  if (work.shared.expressions === undefined) work.addsEditions = true;
  const editions = (work.shared.expressions ??= []) as Record<string, unknown>[];
  if (!Array.isArray(editions)) return;
  const known = editions.find((edition) => edition.language === code);
  if (known) known[member] = text;
  else editions.push({ language: code, [member]: text });
}

/** Puts a cell where its column says. An empty one says nothing. */
function setCell(work: ImportedWork, column: Column, text: string, locale: string): void {
  switch (column.kind) {
    case 'documentId':
    case 'sourceLocale':
      work[column.kind] = text.trim();
      return;
    case 'language':
      return;
    case 'localized':
      (work.versions[column.locale ?? locale] ??= {})[column.name] = text;
      return;
    case 'shared':
      work.shared[column.name] = readCell(text, column.form);
      return;
    case 'relation':
      work.relations[column.name] = readCell(text, 'list') as string[];
      return;
    case 'edition':
      setEdition(work, column.language, column.member, text.trim());
  }
}

function cellProblems(heads: readonly Head[], cells: readonly string[]): RowProblem[] {
  const beyond = cells.slice(heads.length).some((cell) => cell.trim() !== '');
  return [
    ...(beyond ? [{ reason: 'tooManyCells', values: { count: heads.length, cells: cells.length, columns: heads.length } }] : []),
    ...cells.flatMap((cell, index): RowProblem[] => {
      const column = heads[index]?.name;
      if (cell.length > LIMITS.characters) return [{ reason: 'tooLong', values: { length: cell.length, limit: LIMITS.characters }, column }];
      return looksMangled(cell) ? [{ reason: 'textMangled', values: { text: cell.slice(0, 40) }, column }] : [];
    }),
  ];
}

function toWork(row: number, heads: readonly Head[], cells: readonly string[], options: ReadOptions): ImportedWork {
  const work = emptyWork(row);
  work.problems.push(...cellProblems(heads, cells));
  const told = cells[heads.findIndex(({ column }) => column?.kind === 'language')] ?? '';
  const language = toLanguage(told);
  if (language) work.language = language;
  else if (told.trim() !== '') work.problems.push({ reason: 'languageUnknown', values: { language: told }, column: 'language' });
  const own = options.locales.find((locale) => locale === language || locale === language?.split('-')[0]);
  // Editions written for people add to the column that holds them all, wherever it stands.
  const order = heads.map(({ column }, index) => ({ column, index })).sort((a, b) => Number(a.column?.kind === 'edition') - Number(b.column?.kind === 'edition'));
  for (const { column, index } of order) {
    const text = restore(cells[index] ?? '');
    if (column && text.trim() !== '') setCell(work, column, text, own ?? options.language);
  }
  return work;
}

/** Reads a table with a column for each language. Rows are numbered as a spreadsheet does: the heads are row 1. */
export function readCsv(text: string, options: ReadOptions): ReadResult {
  const { delimiter, known } = detectDelimiter(text);
  if (known === 0) return { works: [], problems: [{ reason: 'noKnownColumn', values: { allowed: columnHeads(options.locales).join(', ') } }] };
  const { table, said } = afterSep(text);
  let rows: string[][];
  try {
    rows = records(table, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { works: [], problems: [{ reason: 'csvBroken', values: { line: Number(error.lines ?? 0) + (said === undefined ? 0 : 1) } }] };
  }
  const [first = [], ...bodies] = rows;
  if (first.length > LIMITS.columns) return { works: [], problems: [{ reason: 'tooManyColumns', values: { columns: first.length, limit: LIMITS.columns } }] };
  const heads = toHeads(first);
  const works = bodies.flatMap((cells, index) => (cells.every((cell) => cell.trim() === '') ? [] : [toWork(index + 2, heads, cells, options)]));
  return { works, problems: headProblems(heads, options) };
}

const line = (cells: readonly string[]): string => stringify([cells.map(neutralise)], { record_delimiter: '\r\n' });

/** The first line of a table, with the mark by which spreadsheets know UTF-8. */
export const csvHead = (locales: readonly string[]): string => `\ufeff${line(columnHeads(locales))}`;

/** A work as a line of the table. */
export function writeCsvLine(work: Work, locales: readonly string[]): string {
  const { expressions, ...shared } = SHARED;
  return line([
    work.documentId ?? '',
    work.sourceLocale ?? '',
    ...LOCALIZED.flatMap((name) => locales.map((locale) => work.versions[locale]?.[name] ?? '')),
    ...Object.entries(shared).map(([name, form]) => writeCell(work.shared[name], form)),
    ...RELATION_NAMES.map((name) => writeCell(work.relations[name], 'list')),
    writeCell(work.shared.expressions, expressions ?? 'json'),
  ]);
}
