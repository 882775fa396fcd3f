import { withholdable } from '../plugins/vocabulary/shared/withholdable';
import type { DocumentMiddleware } from './middleware';
import { refuse, type Reason, type ValueProblem } from './value-error';
import { writtenValuesOf, type WrittenValue } from './written-values';

/** Attributes that hold an address elsewhere, and those that may also lead to a place on this site. */
const WEB_ADDRESSES = new Set(['url', 'sourceUrl', 'registrationUrl']);
const LINKS = new Set(['path', 'link', 'linkUrl']);

function protocolOf(value: unknown): string | undefined {
  return typeof value === 'string' && !/\s/.test(value) && URL.canParse(value) ? new URL(value).protocol : undefined;
}

function isWebAddress(value: unknown): boolean {
  return /^https?:$/.test(protocolOf(value) ?? '');
}

/** `//host` and `/\host` look like paths but lead to another site. */
function isLink(value: unknown): boolean {
  return isWebAddress(value) || protocolOf(value) === 'mailto:' || (typeof value === 'string' && /^(#|\/(?![/\\]))\S*$/.test(value));
}

/** `2024`, `2024-03` or `2024-03-15`, and a day that the calendar has. */
function isPartialDate(value: unknown): boolean {
  const parts = typeof value === 'string' && /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function problemWith({ name, attribute, value }: WrittenValue): Reason | undefined {
  if (attribute.type !== 'string') return undefined;
  if (WEB_ADDRESSES.has(name) && !isWebAddress(value)) return 'webAddress';
  if (LINKS.has(name) && !isLink(value)) return 'link';
  return /^(start|end)Date$/.test(name) && !isPartialDate(value) ? 'partialDate' : undefined;
}

export function valueProblems(values: readonly WrittenValue[]): ValueProblem[] {
  return values.flatMap((value) => {
    const reason = problemWith(value);
    return reason ? [{ path: value.path, reason }] : [];
  });
}

export function withholdingProblems(values: readonly WrittenValue[], attributes: readonly string[]): ValueProblem[] {
  const allowed = withholdable(attributes);
  return values.flatMap(({ path, name, value }) => {
    if (name !== 'withheldFields' || !Array.isArray(value)) return [];
    const unknown = value.filter((field) => !allowed.includes(field));
    if (unknown.length === 0) return [];
    return [{ path, reason: 'withheld', values: { unknown: unknown.map((field) => `"${field}"`).join(', '), allowed: allowed.join(', ') } }];
  });
}

type Document = Record<string, unknown>;

/** Partial dates compare as far as both are known: 2024 may end in 2024-03. */
function endsBeforeStart(start: unknown, end: unknown): boolean {
  if (!start || !end) return false;
  if (isPartialDate(start) && isPartialDate(end)) {
    const known = Math.min(String(start).length, String(end).length);
    return String(end).slice(0, known) < String(start).slice(0, known);
  }
  return new Date(end as string).getTime() < new Date(start as string).getTime();
}

const PERIODS = [['startDate', 'endDate'], ['startsAt', 'endsAt']] as const;

export function periodProblems(document: Document): ValueProblem[] {
  return PERIODS.filter(([start, end]) => endsBeforeStart(document[start], document[end])).map(([, end]) => ({
    path: [end],
    reason: 'period',
  }));
}

/** Dates exist and periods do not run backwards, addresses are addresses, withheld fields are fields, whoever writes. */
export const values: DocumentMiddleware = (strapi) => async ({ uid, params }, next) => {
  const data = params.data as Document | undefined;
  if (!data) return next();
  const attributes = Object.keys(strapi.getModel(uid as 'admin::user')?.attributes ?? {});
  const written = writtenValuesOf(strapi, uid, data);
  refuse(strapi, [...valueProblems(written), ...withholdingProblems(written, attributes)]);
  const touched = PERIODS.flat().filter((name) => attributes.includes(name));
  if (touched.some((name) => data[name] !== undefined)) {
    // A save may set one end of a period only; the other is the document's.
    const stored = params.documentId ? await strapi.db.query(uid as never).findOne({ where: { documentId: params.documentId }, select: touched }) : undefined;
    const given = Object.fromEntries(touched.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]));
    refuse(strapi, periodProblems({ ...stored, ...given }));
  }
  return next();
};
