import type { ProjectStatus } from '../types/cms.generated';

/** How it is said when something of which no end is known began. */
export type Beginning = 'since' | 'startedIn' | 'startedOn';

const MONTH = 'YYYY-MM'.length;

/** What is over has not gone on since it began. A day has another preposition than a month or a year. */
export function beginningOf(start: string, status: ProjectStatus | null): Beginning {
  if (status !== 'completed') return 'since';
  return start.length > MONTH ? 'startedOn' : 'startedIn';
}
