import type { Match, Passage, Reason } from '../cms/search';

/** Why an entry is among what was found: a part of its text, and what was found in place of the words where that does not show by itself. */
export interface Why {
  passage: Passage | null;
  reason: Reason | null;
}

/** A marked word that is none of those asked for puzzles a reader. A misspelt one explains itself. */
const PUZZLING: readonly Reason['kind'][] = ['translation', 'synonym'];

/** The part of the heading that answers, if it is the very heading that the reader sees. */
export const markedHeading = ({ passages }: Match, field: string, locale: string | null): Passage | null =>
  passages.find((passage) => passage.field === field && (passage.locale === null || passage.locale === locale)) ?? null;

/** A text says more than a reason; what stands in the heading already needs no second line. */
export function toWhy(match: Match, field: string, locale: string | null): Why {
  const heading = markedHeading(match, field, locale);
  const passage = match.passages.find((one) => one !== heading) ?? null;
  const shown = match.passages.length > 0 ? match.reasons.filter(({ kind }) => PUZZLING.includes(kind)) : match.reasons;
  return { passage, reason: shown[0] ?? null };
}
