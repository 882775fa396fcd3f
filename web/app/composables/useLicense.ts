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
    const values = { name: names[license.terms], code };
    // The deed says in the reader's language what the licence allows.
    return { short: t('resource.licenseShort', values), full: t('resource.licenseFull', values), href: license.url && `${license.url}deed.${locale.value}` };
  };
}
