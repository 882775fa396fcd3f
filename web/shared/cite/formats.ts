import { toBibtex } from './bibtex';
import { toCslJson } from './csl-json';
import type { Reference } from './reference';
import { toRis } from './ris';

/** Files a reference can be downloaded as, by the ending of their address: the page's own, and the ending. */
export const citeFormats = {
  bib: { label: 'BibTeX', mediaType: 'application/x-bibtex; charset=utf-8', render: toBibtex },
  ris: { label: 'RIS', mediaType: 'application/x-research-info-systems; charset=utf-8', render: toRis },
  'csl.json': { label: 'CSL-JSON', mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8', render: toCslJson },
} as const satisfies Record<string, { label: string; mediaType: string; render: (reference: Reference) => string }>;
