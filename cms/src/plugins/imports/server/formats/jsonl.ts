import { type Column, columnHeads, toColumn } from './columns';
import { emptyWork, type ImportedWork, type ReadOptions, type ReadResult, type Version, type Work, LOCALIZED } from './imported-work';
import { parseJson } from './json';
import { LIMITS } from './limits';
import { nearest } from './nearest';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** A localized member: an object with a member for each language, or the text of the language that was told. */
function setLocalized(work: ImportedWork, column: Extract<Column, { kind: 'localized' }>, value: unknown, options: ReadOptions): void {
  const { name } = column;
  const byLocale = isRecord(value) ? value : { [column.locale ?? options.language]: value };
  for (const [locale, text] of Object.entries(byLocale)) {
    if (!options.locales.includes(locale)) work.problems.push({ reason: 'languageNotOffered', values: { language: locale, allowed: options.locales.join(', ') }, column: name });
    else if (text === null || isText(text)) (work.versions[locale] ??= {})[name] = text;
    else work.problems.push({ reason: 'noText', column: `${name}.${locale}` });
  }
}

function setMember(work: ImportedWork, column: Column, value: unknown, options: ReadOptions): void {
  if (column.kind === 'localized') return setLocalized(work, column, value, options);
  if (column.kind === 'shared') return void (work.shared[column.name] = value);
  if (column.kind === 'relation') {
    if (Array.isArray(value) && value.every(isText)) work.relations[column.name] = value;
    else work.problems.push({ reason: 'list', column: column.name });
    return;
  }
  if (column.kind === 'edition' || column.kind === 'language') return void work.problems.push({ reason: 'memberUnknown', values: { member: column.kind }, column: column.kind });
  if (isText(value)) work[column.kind] = value;
  else work.problems.push({ reason: 'noText', column: column.kind });
}

function toWork(row: number, line: string, options: ReadOptions): ImportedWork {
  const work = emptyWork(row);
  if (line.length > 10 * LIMITS.characters) return { ...work, problems: [{ reason: 'tooLong', values: { length: line.length, limit: 10 * LIMITS.characters } }] };
  const parsed = parseJson(line);
  if ('problem' in parsed) return { ...work, problems: [parsed.problem] };
  if (!isRecord(parsed.value)) return { ...work, problems: [{ reason: 'recordNoObject' }] };
  for (const [name, value] of Object.entries(parsed.value)) {
    const column = toColumn(name);
    if (column) setMember(work, column, value, options);
    else {
      const like = nearest(name, [...columnHeads([]), ...LOCALIZED]);
      work.problems.push(like ? { reason: 'memberUnknownLike', values: { member: name, nearest: like }, column: name } : { reason: 'memberUnknown', values: { member: name }, column: name });
    }
  }
  return work;
}

/** Reads JSON lines: one work a line, numbered by line. `null` empties a value. */
export function readJsonl(text: string, options: ReadOptions): ReadResult {
  const works = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [toWork(index + 1, line, options)]));
  return { works, problems: [] };
}

/** A work as one line. Values that are absent are not said, and so emptied by nobody who reads it back. */
export function writeJsonLine(work: Work): string {
  const byLocale = (name: keyof Version) => {
    const texts = Object.entries(work.versions).flatMap(([locale, version]) => (version[name] === undefined ? [] : [[locale, version[name]]]));
    return texts.length > 0 ? { [name]: Object.fromEntries(texts) as Record<string, unknown> } : {};
  };
  const { documentId, sourceLocale, shared, relations } = work;
  const head = { ...(documentId === undefined ? {} : { documentId }), ...(sourceLocale === undefined ? {} : { sourceLocale }) };
  return `${JSON.stringify({ ...head, ...Object.assign({}, ...LOCALIZED.map(byLocale)), ...shared, ...relations })}\n`;
}
