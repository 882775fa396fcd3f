export interface Goal {
  what: string;
  /** Names of two subjects, and how many times faster the first is to be. */
  of: string;
  against: string;
  atLeast: number;
}

export type Rounds = ReadonlyMap<string, readonly number[]>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The median of the ratios of each round: what slows the machine down for a while slows both sides of a round. */
export function ratio(rounds: Rounds, of: string, against: string): number {
  const base = rounds.get(against) ?? [];
  return median((rounds.get(of) ?? []).map((value, round) => value / (base[round] ?? Number.NaN)));
}

const significant = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3));

/** Rows of equal length as columns; all but the first stand on the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

export function requestsTable(rounds: Rounds, base: string): string {
  const rows = [...rounds].map(([name, values]) => [name, median(values).toFixed(0), significant(ratio(rounds, name, base))]);
  return aligned([['', 'requests/s', `× ${base}`], ...rows]);
}

export function goalsTable(rounds: Rounds, goals: readonly Goal[]): { text: string; met: boolean } {
  const measured = goals.map((goal) => ({ ...goal, value: ratio(rounds, goal.of, goal.against) }));
  const rows = measured.map(({ what, atLeast, value }) => [what, significant(value), `≥ ${atLeast}`, value >= atLeast ? 'met' : 'MISSED']);
  return { text: aligned([['ratio', 'measured', 'goal', ''], ...rows]), met: measured.every(({ value, atLeast }) => value >= atLeast) };
}
