import { knownZone, momentIn } from '../calendar/zone';
import { conventionsOf } from '../language/conventions';

type Precision = 'year' | 'month' | 'day';

const PRECISIONS: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
const HOUR: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' };

const OPTIONS: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: DAY,
};

/** What a language says of dates in its own way, which Intl does not know. */
export interface DateWords {
  locale: string;
  /** The first day of a month: "1", or "1er". */
  first: string;
  /** From one day to another: "1 – 9 …", or "du 1er au 9 …". */
  days: (range: { start: string; end: string }) => string;
}

type Part = Pick<Intl.DateTimeFormatPart, 'type' | 'value'>;

const textOf = (parts: readonly Part[], { first }: DateWords): string => parts.map(({ type, value }) => (type === 'day' && Number(value) === 1 ? first : value)).join('');

const momentText = (moment: Date, timeZone: string | null, hour: Intl.DateTimeFormatOptions, words: DateWords): string =>
  textOf(new Intl.DateTimeFormat(conventionsOf(words.locale), { ...DAY, ...hour, timeZone: knownZone(timeZone) }).formatToParts(moment), words);

/** From one day to another. What both have in common, the year or the month, stands with one of them. */
function daysOf(format: Intl.DateTimeFormat, start: Date, end: Date, words: DateWords): string {
  const parts = format.formatRangeToParts(start, end);
  const ending = parts.findIndex(({ source }) => source === 'endRange');
  if (ending < 1) return textOf(parts, words);
  // Before it stands the dash.
  return words.days({ start: textOf(parts.slice(0, ending - 1), words), end: textOf(parts.slice(ending), words) });
}

/** A date as precise as it is known: `2021`, `2021-06` or `2021-06-15`. */
export function formatPartialDate(date: string, words: DateWords): string {
  const precision = PRECISIONS[date.length] ?? 'day';
  return textOf(new Intl.DateTimeFormat(conventionsOf(words.locale), { ...OPTIONS[precision], timeZone: 'UTC' }).formatToParts(new Date(date)), words);
}

/** From one partial date to another, without a preposition that each kind of date would want in its own form. */
export function formatPeriod(start: string, end: string, words: DateWords): string {
  const precision = start.length === end.length ? PRECISIONS[start.length] : undefined;
  if (!precision) return `${formatPartialDate(start, words)} – ${formatPartialDate(end, words)}`;
  const format = new Intl.DateTimeFormat(conventionsOf(words.locale), { ...OPTIONS[precision], timeZone: 'UTC' });
  return precision === 'day' ? daysOf(format, new Date(start), new Date(end), words) : format.formatRange(new Date(start), new Date(end));
}

export interface Occasion {
  startsAt: string | null;
  endsAt: string | null;
  allDay: boolean | null;
  timeZone: string | null;
}

/** When something takes place, in its own time zone: clocks there show this time. Null where it has no date. */
export function formatOccasion({ startsAt, endsAt, allDay, timeZone }: Occasion, words: DateWords): string | null {
  if (!startsAt) return null;
  const hour = allDay ? {} : HOUR;
  const start = new Date(startsAt);
  if (!endsAt) return momentText(start, timeZone, hour, words);
  const format = new Intl.DateTimeFormat(conventionsOf(words.locale), { ...DAY, ...hour, timeZone: knownZone(timeZone) });
  const end = new Date(endsAt);
  return allDay ? daysOf(format, start, end, words) : textOf(format.formatRangeToParts(start, end), words);
}

export interface CalendarLeaf {
  day: string;
  month: string;
  year: string;
}

/** The first day of an occasion in its own time zone, in the parts that a leaf of a calendar shows. */
export function toCalendarLeaf({ startsAt, timeZone }: Occasion, locale: string): CalendarLeaf | null {
  if (!startsAt) return null;
  const format = new Intl.DateTimeFormat(conventionsOf(locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: knownZone(timeZone) });
  const parts = format.formatToParts(new Date(startsAt));
  const part = (wanted: keyof CalendarLeaf) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** A moment as a day in its own time zone. */
export function formatDay(moment: string, timeZone: string | null, words: DateWords): string {
  return momentText(new Date(moment), timeZone, {}, words);
}

/** At these hours of its zone a deadline stands for its whole day. */
const WHOLE_DAY = ['00:00', '23:59'];

/** Until when something can be done, in its own time zone: with the hour, unless it is the day's first or last minute. */
export function formatDeadline(moment: string, timeZone: string | null, words: DateWords): string {
  const isWholeDay = WHOLE_DAY.includes(momentIn(new Date(moment), timeZone).slice(11, 16));
  return momentText(new Date(moment), timeZone, isWholeDay ? {} : HOUR, words);
}
