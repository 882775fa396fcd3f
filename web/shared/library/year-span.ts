/** Years from one to another, both included; null: no matter how early, or how late. Never both null. */
export interface YearSpan {
  from: number | null;
  to: number | null;
}

const SPAN = /^(?:(\d{4})|(\d{4})?\.\.(\d{4})?)$/;

const toYear = (text: string | undefined): number | null => (text ? Number(text) : null);

/** In order, whichever year was written first; null for no years at all. */
function ordered(from: number | null, to: number | null): YearSpan | null {
  if (from === null && to === null) return null;
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

/** Reads `2019`, `2015..2020`, `2015..` and `..2020`. */
export function parseYears(text: string): YearSpan | null {
  const [, only, from, to] = SPAN.exec(text.trim()) ?? [];
  return ordered(toYear(only ?? from), toYear(only ?? to));
}

/** Reads the two fields of a form. */
export function joinYears(from: string, to: string): YearSpan | null {
  const year = (text: string) => (/^\d{4}$/.test(text.trim()) ? Number(text) : null);
  return ordered(year(from), year(to));
}

const written = (year: number | null): string => (year === null ? '' : String(year).padStart(4, '0'));

/** The inverse of `parseYears`. */
export const formatYears = ({ from, to }: YearSpan): string => (from !== null && from === to ? written(from) : `${written(from)}..${written(to)}`);
