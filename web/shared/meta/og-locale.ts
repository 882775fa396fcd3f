/** A language as the Open Graph protocol writes it (https://ogp.me/#optional): with the territory most of its readers live in, unless it names one. */
export function toOgLocale(code: string): string {
  const { language, region } = new Intl.Locale(code).maximize();
  return region ? `${language}_${region}` : language;
}
