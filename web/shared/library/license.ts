/** What a Creative Commons licence asks for, as its code says it. */
export type LicenseTerms = 'by' | 'by-nc' | 'by-nc-nd' | 'by-nc-sa' | 'by-nd' | 'by-sa' | 'zero';

export interface License {
  terms: LicenseTerms;
  /** The version, and whose law it is written for: 3.0 IGO. Empty where only the terms are known. */
  version: string;
  /** The licence itself. Each version has its own: null where none is known. */
  url: string | null;
}

const TERMS: ReadonlySet<string> = new Set(['by', 'by-nc', 'by-nc-nd', 'by-nc-sa', 'by-nd', 'by-sa'] satisfies LicenseTerms[]);
const CODE = /^CC[ -]?(0|BY(?:-[A-Z]{2}){0,2})(?:[ -](\d\.\d)(?:[ -]([A-Z]{2,3}))?)?$/i;

/** Reads codes as owners and registries write them: CC BY-NC 4.0, CC-BY-3.0-IGO, CC0. Null for a licence that is no Creative Commons one. */
export function parseLicense(code: string): License | null {
  const [, name = '', number, law] = CODE.exec(code.trim())?.map((part: string | undefined) => part?.toLowerCase()) ?? [];
  const terms = name === '0' ? 'zero' : name;
  if (terms !== 'zero' && !TERMS.has(terms)) return null;
  const path = [terms === 'zero' ? 'publicdomain' : 'licenses', terms, number, law].filter(Boolean).join('/');
  return { terms: terms as LicenseTerms, version: [number, law?.toUpperCase()].filter(Boolean).join(' '), url: number ? `https://creativecommons.org/${path}/` : null };
}
