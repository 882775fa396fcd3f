/** One item a line; empty lines and repeated items are left out. */
export function textToLines(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))];
}

export function linesToText(lines: readonly string[]): string {
  return lines.join('\n');
}
