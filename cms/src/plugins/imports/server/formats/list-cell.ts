/** Several values in one cell, parted by semicolons; a semicolon or backslash inside a value has a backslash before it. */
export const joinList = (values: readonly string[]): string => values.map((value) => value.replace(/[\\;]/g, '\\$&')).join('; ');

/** The inverse. White space around values and empty values are left out. */
export function splitList(cell: string): string[] {
  const values = cell.match(/(?:\\[\\;]|[^;])+/g) ?? [];
  return values.map((value) => value.replace(/\\([\\;])/g, '$1').trim()).filter((value) => value !== '');
}
