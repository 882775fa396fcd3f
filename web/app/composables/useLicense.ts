import { type LicenseTerms, parseLicense } from '#shared/library/license';

/** What licences are called, for who does not know their codes. */
export function useLicense() {
  const { t, locale } = useI18n();
  const names: Record<LicenseTerms, string> = {
    by: t('resource.terms.by'),
    'by-nc': t('resource.terms.byNc'),
    'by-nc-nd': t('resource.terms.byNcNd'),
    'by-nc-sa': t('resource.terms.byNcSa'),
    'by-nd': t('resource.terms.byNd'),
    'by-sa': t('resource.terms.bySa'),
    zero: t('resource.terms.zero'),
  };
  return (code: string): { short: string; full: string; href: string | null } => {
    const license = parseLicense(code);
    if (!license) return { short: code, full: code, href: null };
    // A code is one word to its readers.
    const values = { name: names[license.terms], code: code.replaceAll(' ', '\u00A0') };
    // The deed says in the reader's language what the licence allows.
    const short = t('resource.licenseNamed', values);
    return { short, full: `Creative Commons ${short}`, href: license.url && `${license.url}deed.${locale.value}` };
  };
}
