interface Topics {
  documentId: string;
  themes: readonly { documentId: string }[];
  frontiers: readonly { documentId: string }[];
}

/** A shared theme says more than a shared frontier: there are many themes and few frontiers. */
const THEME = 2;
const FRONTIER = 1;

const shared = (a: readonly { documentId: string }[], b: readonly { documentId: string }[]): number => a.filter(({ documentId }) => b.some((entry) => entry.documentId === documentId)).length;

/** The candidates that have most topics in common with an entry, in the order they came where that is equal. */
export function nearest<Candidate extends Topics>(entry: Topics, candidates: readonly Candidate[], count: number): Candidate[] {
  const near = ({ themes, frontiers }: Topics): number => THEME * shared(themes, entry.themes) + FRONTIER * shared(frontiers, entry.frontiers);
  return candidates
    .filter(({ documentId }) => documentId !== entry.documentId)
    .toSorted((a, b) => near(b) - near(a))
    .slice(0, count);
}
