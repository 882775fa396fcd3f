import type { Verdict } from './judge.mts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const ofKind = (verdicts: readonly Verdict[], kind: string): Verdict[] => verdicts.filter(({ query }) => query.kind === kind);

function row(name: string, verdicts: readonly Verdict[]): string[] {
  const empty = verdicts.filter(({ total }) => total === 0).length;
  return [name, String(verdicts.length), mean(verdicts.map(({ recall }) => recall)).toFixed(3), mean(verdicts.map(({ reciprocalRank }) => reciprocalRank)).toFixed(3), `${((100 * empty) / Math.max(1, verdicts.length)).toFixed(1)} %`];
}

/** Rows of what was found, by kind and by language. */
export function tableOf(verdicts: readonly Verdict[]): string[][] {
  const kinds = ['same-language', 'across-languages'];
  const languages = [...new Set(verdicts.map(({ query }) => query.locale))];
  const nothing = ofKind(verdicts, 'nothing');
  return [
    ['', 'queries', 'recall@20', 'MRR', 'nothing found'],
    ...kinds.flatMap((kind) => [row(kind, ofKind(verdicts, kind)), ...languages.map((language) => row(`  ${language}`, ofKind(verdicts, kind).filter(({ query }) => query.locale === language)))]),
    ['nothing answers', String(nothing.length), '', '', `${((100 * nothing.filter(({ total }) => total === 0).length) / Math.max(1, nothing.length)).toFixed(1)} %`],
  ];
}

/** What is wanted of recall@20. */
export function goalsOf(verdicts: readonly Verdict[]): { what: string; measured: number; atLeast: number; met: boolean }[] {
  const goal = (kind: string, atLeast: number) => {
    const measured = mean(ofKind(verdicts, kind).map(({ recall }) => recall));
    return { what: `recall@20 ${kind}`, measured, atLeast, met: measured >= atLeast };
  };
  return [goal('same-language', 0.9), goal('across-languages', 0.75)];
}
