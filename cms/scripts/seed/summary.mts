import type { Outcome, SeedResult } from '../../src/seed/seed.ts';

const REASONS: Partial<Record<Outcome, string>> = {
  edited: 'an editor changed it',
  deleted: 'an editor deleted it',
  taken: 'there was one before the seed',
};

/** What a run did, for a person. */
export function summaryLines({ outcomes, languageVersions, leftAlone }: SeedResult, time: string): string[] {
  const { created, updated, unchanged } = outcomes;
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return [
    `${total} documents in ${languageVersions} language versions: ${created} created, ${updated} updated, ${unchanged} unchanged, ${leftAlone.length} left alone (${time}).`,
    ...leftAlone.map(({ document, outcome }) => `  ${document} was left alone: ${REASONS[outcome]}.`),
  ];
}
