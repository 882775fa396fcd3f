import type { Progress } from '../shared/upload';

/** Before this part is done, the pace says little. */
const KNOWN = 0.02;

/** Milliseconds that are left at the pace so far; undefined where nobody can say. */
export function remaining({ done, total, elapsed }: Progress): number | undefined {
  if (total === 0 || done / total < KNOWN || done >= total) return undefined;
  return (elapsed / done) * (total - done);
}

/** A span of time as people say it: `40 seconds`, `3 minutes`. */
export function spoken(milliseconds: number, locale: string): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  const [value, unit] = seconds < 60 ? [Math.ceil(seconds / 5) * 5, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
