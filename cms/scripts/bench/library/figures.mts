/** The value that a share of all stay below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const milliseconds = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;

export interface LibraryGoal {
  what: string;
  measured: number;
  atMost: number;
  unit: string;
}

export const isMet = ({ measured, atMost }: LibraryGoal): boolean => measured <= atMost;

/** Rows for a table: what was measured beside what was wanted. */
export const goalRows = (goals: readonly LibraryGoal[]): string[][] => [
  ['goal', 'measured', 'at most', ''],
  ...goals.map((goal) => [goal.what, `${milliseconds(goal.measured)} ${goal.unit}`, `${goal.atMost} ${goal.unit}`, isMet(goal) ? 'met' : 'MISSED']),
];
