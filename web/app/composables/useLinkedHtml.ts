import { escapeHtml, type LinkTo, mapLinks } from '#shared/links/html-links';

/** Leads the links in sanitized HTML to where they should, and has them say which other language they lead to, in the reader's own. */
export function useLinkedHtml(): (html: string, linkTo: LinkTo) => string {
  const { t } = useI18n();
  const names = useNames();
  const own = useOwnLanguage();
  const tag = (language: string): string =>
    `<span class="language-tag" lang="${own.lang}" dir="${own.dir}">${escapeHtml(t('language.valueIn', { language: names.language(language) }))}</span>`;
  return (html, linkTo) => mapLinks(html, linkTo, tag);
}
