const LENGTH = 240;

/** The beginning of a text, cut between words. */
export function toTeaser(text: string, length = LENGTH): string {
  if (text.length <= length) return text;
  const beginning = text.slice(0, length + 1);
  const end = beginning.lastIndexOf(' ');
  return `${beginning.slice(0, end > 0 ? end : length).replace(/[\s\p{Punctuation}]+$/u, '')}…`;
}
