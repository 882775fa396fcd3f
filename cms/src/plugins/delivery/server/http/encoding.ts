export type Encoding = 'br' | 'gzip';

/** The best encoding a caller accepts, ours first; null for the plain body. */
export function encodingFor(header: string | undefined): Encoding | null {
  if (!header) return null;
  const accepts = (name: string) => new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`, 'i').test(header);
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : null;
}
