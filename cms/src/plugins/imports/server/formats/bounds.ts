import { emptyWork, type ImportedWork, type RowProblem } from './imported-work';
import { LIMITS } from './limits';

/** Room for the values a problem names: they are shown in a sentence. */
const SHOWN = 2_000;

type Named = readonly [column: string, value: unknown];

/** All that a work says, by what it is called. */
function valuesOf({ versions, shared, relations, documentId, sourceLocale, language, publisher, keywords, translatedTitle }: ImportedWork): Named[] {
  return [
    ...Object.entries({ documentId, sourceLocale, language, publisher, keywords, translatedTitle }),
    ...Object.entries(versions).flatMap(([locale, version]) => Object.entries(version).map(([name, value]): Named => [`${name}__${locale}`, value])),
    ...Object.entries(shared),
    ...Object.entries(relations),
  ];
}

function problemOf(column: string, value: unknown, depth = 0): RowProblem | undefined {
  if (typeof value === 'string') return value.length > LIMITS.characters ? { reason: 'tooLong', values: { length: value.length, limit: LIMITS.characters }, column } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === LIMITS.depth) return { reason: 'tooDeep', column };
  const members: unknown[] = Object.values(value);
  if (members.length > LIMITS.values) return { reason: 'tooManyValues', values: { count: members.length, limit: LIMITS.values }, column };
  for (const member of members) {
    const problem = problemOf(column, member, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

const cut = <Value>(value: Value): Value => (typeof value === 'string' && value.length > SHOWN ? (`${value.slice(0, SHOWN)}…` as Value) : value);

function shortened(problem: RowProblem): RowProblem {
  const { values, column } = problem;
  return { ...problem, ...(values ? { values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(value)])) } : {}), ...(column === undefined ? {} : { column: cut(column) }) };
}

/** The first problems, in no more words than can be shown: nobody reads a thousand. */
export const firstProblems = (problems: readonly RowProblem[]): RowProblem[] => problems.slice(0, LIMITS.problems).map(shortened);

/** A work as it is, or without its values where these are longer, deeper or more than anybody writes: they go no further than the thread that read them. */
export function withinBounds(work: ImportedWork): ImportedWork {
  const problem = valuesOf(work).map(([column, value]) => problemOf(column, value)).find((found) => found !== undefined);
  if (!problem) return work.problems.length > 0 ? { ...work, problems: firstProblems(work.problems) } : work;
  // One that is refused already, as for a cell that is too long, needs no second reason.
  const refused = work.problems.some(({ note }) => !note);
  return { ...emptyWork(work.row), problems: firstProblems(refused ? work.problems : [problem, ...work.problems]) };
}

const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, member) => sum + lengthOf(member), 0) : 0;
};

/** Characters in all values of a work that is within bounds. What a file says many times over in few bytes is this long, once it is told. */
export const charactersOf = (work: ImportedWork): number => lengthOf(valuesOf(work).map(([, value]) => value));
