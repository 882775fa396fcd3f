/** Nothing from anywhere else, no script, no frame. `styles` are the hashes of the styles written into a page; `ancestors` may show it within a page of theirs. */
export function contentSecurityPolicy(styles: readonly string[], ancestors = "'none'"): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    `style-src 'self'${styles.map((hash) => ` ${hash}`).join('')}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
