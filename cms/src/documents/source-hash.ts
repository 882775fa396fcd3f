import { createHash } from 'node:crypto';

/** Keys that Strapi adds to component entries and that are no text of an editor. */
const STRUCTURAL = new Set(['id', '__component']);

/** Text as a reader sees it: NFC, no carriage returns, runs of white space folded, ends trimmed. */
function normalizeText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function normalize(value: unknown): unknown {
  if (typeof value === 'string') return normalizeText(value);
  if (Array.isArray(value)) return value.map(normalize);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([key, item]) => !STRUCTURAL.has(key) && item !== null && item !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, normalize(item)]));
  }
  return value;
}

/**
 * Hash of one localized field's source value, equal for values that read the same.
 * A component list or a dynamic zone counts as one field. Returns 16 hexadecimal digits.
 */
export function sourceHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(normalize(value) ?? null)).digest('hex').slice(0, 16);
}
