import { inTurns } from '../plan/in-turns';
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

/** What one work, or one earlier row, has in common with rows. */
class Common {
  private readonly findings = new Map<number, Finding>();

  add(row: number, match: Match): void {
    const known = this.findings.get(row) ?? { match, reasons: new Set<MatchReason>() };
    known.reasons.add(match.reason);
    this.findings.set(row, strength(match) < strength(known.match) ? { ...known, match } : known);
  }

  all(): Iterable<[number, Finding]> {
    return this.findings;
  }
}

/** The likeliest of each row. The others are forgotten at once: a file whose rows all name one address may have millions. */
class Findings {
  private readonly likeliest = new Map<number, Finding[]>();

  take(common: Common): void {
    for (const [row, finding] of common.all()) {
      const own = this.likeliest.get(row) ?? [];
      const last = own[MOST - 1];
      if (last && rank(last) <= rank(finding)) continue;
      this.likeliest.set(row, [...own, finding].sort((a, b) => rank(a) - rank(b)).slice(0, MOST));
    }
  }

  best(): Map<number, Match[]> {
    return new Map([...this.likeliest].map(([row, own]) => [row, own.map(({ match }) => match)]));
  }
}

const titleOf = ({ titles }: Identity): string => titles[0] ?? '';

interface Looking {
  seeker: Seeker;
  mark: Mark;
}

async function findEarlierRows(seekers: readonly Seeker[], findings: Findings): Promise<void> {
  const earlier = new Map<string, Seeker[]>();
  await inTurns(seekers, (seeker) => {
    const found = new Map<number, Common>();
    for (const { key, reason } of wantedMarks(seeker.identity)) {
      for (const other of earlier.get(key) ?? []) {
        const verdict = judge(reason, seeker.identity, other.identity);
        const common = found.get(other.row) ?? new Common();
        if (verdict) common.add(seeker.row, { ...verdict, row: other.row, title: titleOf(other.identity) });
        found.set(other.row, common);
      }
    }
    for (const common of found.values()) findings.take(common);
    for (const { key } of marksOf(seeker.identity)) {
      const sharing = earlier.get(key) ?? [];
      if (sharing.length < EARLIER) earlier.set(key, [...sharing, seeker]);
    }
  }, () => {});
}

/**
 * What each row may be the same as: an existing work, or an earlier row of the file; best first. Existing works come in portions
 * and are not kept: only what the file looks for is remembered, so a library of any size fits.
 */
export async function findMatches(seekers: readonly Seeker[], existing: AsyncIterable<readonly Candidate[]>): Promise<Map<number, Match[]>> {
  const findings = new Findings();
  await findEarlierRows(seekers, findings);
  const looking = new Map<string, Looking[]>();
  await inTurns(seekers, (seeker) => {
    for (const mark of wantedMarks(seeker.identity)) {
      const sharing = looking.get(mark.key);
      if (sharing) sharing.push({ seeker, mark });
      else looking.set(mark.key, [{ seeker, mark }]);
    }
  }, () => {});
  for await (const portion of existing) {
    for (const { documentId, identity } of portion) {
      const common = new Common();
      for (const { key } of marksOf(identity)) {
        for (const { seeker, mark } of looking.get(key) ?? []) {
          const verdict = judge(mark.reason, seeker.identity, identity);
          if (verdict) common.add(seeker.row, { ...verdict, documentId, title: titleOf(identity) });
        }
      }
      findings.take(common);
    }
  }
  return findings.best();
}
