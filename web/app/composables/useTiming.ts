import { type Timing, timingOf, timingUntil } from '#shared/calendar/timing';
import type { PageClock } from '#shared/cms/clock';
import type { Occasion } from '#shared/format/date';

/** Whether something is to come, runs, or is over. A page that says so holds until that changes. */
export function useTiming(occasion: Occasion): Timing {
  const clock: PageClock | undefined = useRequestEvent()?.context.cms.clock;
  if (!clock) throw createError({ statusCode: 503 });
  return clock.decide((now) => ({ value: timingOf(occasion, now), until: timingUntil(occasion, now) }));
}
