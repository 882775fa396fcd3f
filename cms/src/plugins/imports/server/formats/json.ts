import type { RowProblem } from './imported-work';

/** The value of a JSON text, or why it has none. */
export function parseJson(text: string): { value: unknown } | { problem: RowProblem } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: { reason: 'notJson', values: { detail: error instanceof Error ? error.message : '' } } };
  }
}
