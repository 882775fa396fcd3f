interface Wish {
  tag: string;
  quality: number;
}

const wishesOf = (header: string): Wish[] =>
  header
    .split(',')
    .map((part): Wish => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);

const primary = (tag: string): string => tag.split('-')[0] ?? tag;

/** The best of `available` (default first) for an Accept-Language header: an exact tag, else the same language. */
export function negotiateLanguage(header: string | undefined, available: readonly [string, ...string[]]): string {
  for (const { tag } of wishesOf(header ?? '')) {
    const exact = available.find((code) => code.toLowerCase() === tag);
    const match = exact ?? available.find((code) => primary(code.toLowerCase()) === primary(tag));
    if (match) return match;
  }
  return available[0];
}
