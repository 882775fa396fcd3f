import type { Occasion } from '../format/date';
import { dayIn, daysBetween } from './zone';

export type Timing = 'ongoing' | 'upcoming' | 'onDemand' | 'past';

/** In the order they are shown. */
export const timings = ['ongoing', 'upcoming', 'onDemand', 'past'] as const satisfies readonly Timing[];

/** Something without an end is over when its day is, in its own time zone. */
export function timingOf({ startsAt, endsAt, timeZone }: Occasion, now: Date): Timing {
  if (!startsAt) return 'onDemand';
  if (new Date(startsAt) > now) return 'upcoming';
  if (endsAt) return new Date(endsAt) >= now ? 'ongoing' : 'past';
  return dayIn(new Date(startsAt), timeZone) === dayIn(now, timeZone) ? 'ongoing' : 'past';
}

const QUARTER_MS = 15 * 60_000;

/**
 * Until when a timing holds; null: for good. What has no end is looked at again each quarter of an hour: the midnights of all zones
 * fall on one.
 */
export function timingUntil(occasion: Occasion, now: Date): Date | null {
  const timing = timingOf(occasion, now);
  if (timing === 'upcoming' && occasion.startsAt) return new Date(occasion.startsAt);
  if (timing !== 'ongoing') return null;
  // It runs still at the moment it ends.
  return new Date(occasion.endsAt ? Date.parse(occasion.endsAt) + 1 : (Math.floor(now.getTime() / QUARTER_MS) + 1) * QUARTER_MS);
}

/** `daysLeft` counts midnights in the place's own time zone: 0 is the last day. */
export type DeadlineState = { kind: 'open'; daysLeft: number } | { kind: 'over' };

export function deadlineState(deadline: string, timeZone: string | null, now: Date): DeadlineState {
  const moment = new Date(deadline);
  return moment < now ? { kind: 'over' } : { kind: 'open', daysLeft: daysBetween(dayIn(now, timeZone), dayIn(moment, timeZone)) };
}

/** Until the deadline, or where there is none until all is over. */
export function mayRegister({ deadline, ...occasion }: Occasion & { deadline: string | null }, now: Date): boolean {
  if (timingOf(occasion, now) === 'past') return false;
  return deadline === null || deadlineState(deadline, occasion.timeZone, now).kind === 'open';
}

/** Entries by timing, in the order they are shown; what is coming or running the next first, what is over the last first. */
export function groupByTiming<Entry extends Occasion>(entries: readonly Entry[], now: Date): { timing: Timing; entries: Entry[] }[] {
  const byStart = (direction: number) => (a: Entry, b: Entry) => direction * (a.startsAt ?? '').localeCompare(b.startsAt ?? '');
  return timings.flatMap((timing) => {
    const members = entries.filter((entry) => timingOf(entry, now) === timing).sort(byStart(timing === 'past' ? -1 : 1));
    return members.length > 0 ? [{ timing, entries: members }] : [];
  });
}
