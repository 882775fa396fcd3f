import { knownZone } from '../calendar/zone';

type Precision = 'year' | 'month' | 'day';

const PRECISIONS: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

const OPTIONS: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { dateStyle: 'long' },
};

/** A date as precise as it is known: `2021`, `2021-06` or `2021-06-15`. */
export function formatPartialDate(date: string, locale: string): string {
  const precision = PRECISIONS[date.length] ?? 'day';
  return new Intl.DateTimeFormat(locale, { ...OPTIONS[precision], timeZone: 'UTC' }).format(new Date(date));
}

/** From one partial date to another, without a preposition that each kind of date would want in its own form. */
export function formatPeriod(start: string, end: string, locale: string): string {
  const precision = start.length === end.length ? PRECISIONS[start.length] : undefined;
  if (!precision) return `${formatPartialDate(start, locale)} – ${formatPartialDate(end, locale)}`;
  return new Intl.DateTimeFormat(locale, { ...OPTIONS[precision], timeZone: 'UTC' }).formatRange(new Date(start), new Date(end));
}

export interface Occasion {
  startsAt: string | null;
  endsAt: string | null;
  allDay: boolean | null;
  timeZone: string | null;
}

/** When something takes place, in its own time zone: clocks there show this time. Null where it has no date. */
export function formatOccasion({ startsAt, endsAt, allDay, timeZone }: Occasion, locale: string): string | null {
  if (!startsAt) return null;
  const zone = knownZone(timeZone);
  const time: Intl.DateTimeFormatOptions = allDay ? {} : { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' };
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: zone, ...time });
  return endsAt ? format.formatRange(new Date(startsAt), new Date(endsAt)) : format.format(new Date(startsAt));
}

export interface CalendarLeaf {
  day: string;
  month: string;
  year: string;
}

/** The first day of an occasion in its own time zone, in the parts that a leaf of a calendar shows. */
export function toCalendarLeaf({ startsAt, timeZone }: Occasion, locale: string): CalendarLeaf | null {
  if (!startsAt) return null;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: knownZone(timeZone) });
  const parts = format.formatToParts(new Date(startsAt));
  const part = (wanted: keyof CalendarLeaf) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** A moment as a day in its own time zone. */
export function formatDay(moment: string, timeZone: string | null, locale: string): string {
  const zone = knownZone(timeZone);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(new Date(moment));
}
