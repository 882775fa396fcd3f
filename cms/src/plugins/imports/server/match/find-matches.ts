import { judge, type Mark, marksOf, type MatchReason, REASONS, type Verdict, wantedMarks } from './evidence';
import type { Identity } from './identity';

/** A row that looks for what it may be the same as. */
export interface Seeker {
  row: number;
  identity: Identity;
}

/** An existing work that may be found. */
export interface Candidate {
  documentId: string;
  identity: Identity;
}

export type Match = Verdict & ({ documentId: string; row?: undefined } | { row: number; documentId?: undefined }) & { title: string };

/** A row is shown with at most so many: more than a few to choose from help nobody. */
const MOST = 5;
/** Rows of one file that share a mark are compared with so many earlier ones. */
const EARLIER = 5;

/** A match, and by how many marks in all. */
interface Finding {
  match: Match;
  reasons: Set<MatchReason>;
}

const strength = ({ reason, edition }: Verdict): number => REASONS.indexOf(reason) + (edition ? 0.5 : 0);

/** Smaller is likelier: the strongest mark, each further one beside it; of two that are alike, what is there already before what may yet be made. */
const rank = ({ match, reasons }: Finding): number => strength(match) - 0.4 * Math.min(2, reasons.size - 1) + (match.row === undefined ? 0 : 0.1);

class Findings {
  private readonly found = new Map<number, Map<string, Finding>>();

  add(row: number, match: Match): void {
    const own = this.found.get(row) ?? new Map<string, Finding>();
    const key = match.documentId ?? `row ${match.row}`;
    const known = own.get(key) ?? { match, reasons: new Set<MatchReason>() };
    known.reasons.add(match.reason);
    own.set(key, strength(match) < strength(known.match) ? { ...known, match } : known);
    this.found.set(row, own);
  }

  best(): Map<number, Match[]> {
    return new Map([...this.found].map(([row, own]) => [row, [...own.values()].sort((a, b) => rank(a) - rank(b)).slice(0, MOST).map(({ match }) => match)]));
  }
}

const titleOf = ({ titles }: Identity): string => titles[0] ?? '';

interface Looking {
  seeker: Seeker;
  mark: Mark;
}

function findEarlierRows(seekers: readonly Seeker[], findings: Findings): void {
  const earlier = new Map<string, Seeker[]>();
  for (const seeker of seekers) {
    for (const { key, reason } of wantedMarks(seeker.identity)) {
      for (const other of earlier.get(key) ?? []) {
        const verdict = judge(reason, seeker.identity, other.identity);
        if (verdict) findings.add(seeker.row, { ...verdict, row: other.row, title: titleOf(other.identity) });
      }
    }
    for (const { key } of marksOf(seeker.identity)) {
      const sharing = earlier.get(key) ?? [];
      if (sharing.length < EARLIER) earlier.set(key, [...sharing, seeker]);
    }
  }
}

/**
 * What each row may be the same as: an existing work, or an earlier row of the file; best first. Existing works come in portions
 * and are not kept: only what the file looks for is remembered, so a library of any size fits.
 */
export async function findMatches(seekers: readonly Seeker[], existing: AsyncIterable<readonly Candidate[]>): Promise<Map<number, Match[]>> {
  const findings = new Findings();
  findEarlierRows(seekers, findings);
  const looking = new Map<string, Looking[]>();
  for (const seeker of seekers) for (const mark of wantedMarks(seeker.identity)) looking.set(mark.key, [...(looking.get(mark.key) ?? []), { seeker, mark }]);
  for await (const portion of existing) {
    for (const { documentId, identity } of portion) {
      for (const { key } of marksOf(identity)) {
        for (const { seeker, mark } of looking.get(key) ?? []) {
          const verdict = judge(mark.reason, seeker.identity, identity);
          if (verdict) findings.add(seeker.row, { ...verdict, documentId, title: titleOf(identity) });
        }
      }
    }
  }
  return findings.best();
}
