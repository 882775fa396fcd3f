/**
 * Nothing from anywhere else, no frame, and no script but those with these hashes. `styles` are the hashes of the styles written into a page;
 * `ancestors` may show it within a page of theirs.
 */
export function contentSecurityPolicy(styles: readonly string[], ancestors = "'none'", scripts: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`] : []),
    // No page that is read connects to anything. Tools that read robots.txt in a page's name, such as Lighthouse, may.
    "connect-src 'self'",
    "font-src 'self'",
    `style-src 'self'${styles.map((hash) => ` ${hash}`).join('')}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
