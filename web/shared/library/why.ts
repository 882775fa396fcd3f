import type { Match, Passage, Reason } from '../cms/search';

/** Why an entry is among what was found, in one line: a part of its text, or what was found instead of the words. */
export type Why = { passage: Passage } | { reason: Reason } | null;

/** The part of the heading that answers, if it is the very heading that the reader sees. */
export const markedHeading = ({ passages }: Match, field: string, locale: string | null): Passage | null =>
  passages.find((passage) => passage.field === field && (passage.locale === null || passage.locale === locale)) ?? null;

/** A text says more than a reason; what stands in the heading already needs no second line. */
export function toWhy(match: Match, field: string, locale: string | null): Why {
  const heading = markedHeading(match, field, locale);
  const passage = match.passages.find((one) => one !== heading);
  if (passage) return { passage };
  const [reason] = match.reasons;
  return reason ? { reason } : null;
}
