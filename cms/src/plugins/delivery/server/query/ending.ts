import type { Fragment } from './compile';
import { type Selection, selectedTypes } from './selection';

/** A row that says when time alone changes what its statement was read from. */
export interface Ending {
  ends_at: string | null;
}

/**
 * The first moment at which a consent ends among all that is shown of the types a selection reads from. Of all, not of the entries
 * it found: the moment of a single one would tell what a person has agreed to.
 */
export function endingOf(selection: Selection): Fragment {
  const names = selectedTypes(selection).filter(({ hasConsent }) => hasConsent).map(({ name }) => name);
  if (names.length === 0) return { sql: 'null as ends_at', bindings: [] };
  return { sql: `(select min(expires_at) from delivery_document where listed = 1 and type in (${names.map(() => '?').join(', ')})) as ends_at`, bindings: names };
}
