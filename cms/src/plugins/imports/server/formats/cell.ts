import type { ValueForm } from './columns';
import { joinList, splitList } from './list-cell';

/** The text of a cell as a value. What has not the form of its column stays text, for the rules to name. */
export function readCell(text: string, form: ValueForm): unknown {
  switch (form) {
    case 'number':
      return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      return /^(true|false)$/i.test(text.trim()) ? text.trim().toLowerCase() === 'true' : text;
    case 'list':
      return splitList(text);
    case 'json':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    case 'text':
      return text;
  }
}

/** The inverse. */
export function writeCell(value: unknown, form: ValueForm): string {
  if (value === undefined || value === null) return '';
  if (form === 'list') return joinList(value as string[]);
  return form === 'json' ? JSON.stringify(value) : String(value as string | number | boolean);
}
