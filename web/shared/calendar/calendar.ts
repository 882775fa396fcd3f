import type { OpportunityCard } from '../cms/opportunities';
import { type Property, escapeText, formatLines } from './lines';
import { dayAfter, dayIn } from './zone';

/** An opportunity as a calendar shows it. */
export interface CalendarEntry extends Pick<OpportunityCard, 'documentId' | 'title' | 'summary' | 'startsAt' | 'endsAt' | 'allDay' | 'timeZone' | 'place' | 'mode' | 'locale' | 'localization'> {
  updatedAt: string;
  /** Absolute address of its page. */
  url: string;
  /** What the description says beside the summary, in the reader's language. */
  notes: readonly string[];
  category: string | null;
}

export interface CalendarInfo {
  /** Makes identifiers unique in the world: the site's host. */
  host: string;
  /** Shown by clients that subscribe; absent from the file of one event. */
  name: string | null;
  locale: string;
}

const compact = (moment: string): string => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');
const compactDay = (day: string): string => day.replaceAll('-', '');

/**
 * Moments are in UTC, which every client turns into its own time and no client needs a zone definition for. Whole days are days of
 * the place, and their end is the day after the last (section 3.6.1).
 */
function whenOf({ startsAt, endsAt, allDay, timeZone }: CalendarEntry): Property[] {
  if (!startsAt) return [];
  if (!allDay) {
    return [{ name: 'DTSTART', value: compact(startsAt) }, ...(endsAt && endsAt > startsAt ? [{ name: 'DTEND', value: compact(endsAt) }] : [])];
  }
  const first = dayIn(new Date(startsAt), timeZone);
  const last = endsAt ? dayIn(new Date(endsAt), timeZone) : first;
  const parameters = { VALUE: 'DATE' };
  return [
    { name: 'DTSTART', value: compactDay(first), parameters },
    { name: 'DTEND', value: compactDay(dayAfter(last < first ? first : last)), parameters },
  ];
}

const text = (name: string, value: string | null, language?: string): Property[] => (value ? [{ name, value: escapeText(value), parameters: { LANGUAGE: language } }] : []);

function toEvent(entry: CalendarEntry, { host, locale }: CalendarInfo): Property[] {
  const languageOf = (field: string): string => entry.localization.fields[field] ?? locale;
  const description = [entry.summary, ...entry.notes, entry.url].filter(Boolean).join('\n\n');
  return [
    { name: 'BEGIN', value: 'VEVENT' },
    { name: 'UID', value: `${entry.documentId}@${host}` },
    // Without a METHOD this is when the data was last revised (section 3.8.7.2): asking again changes nothing.
    { name: 'DTSTAMP', value: compact(entry.updatedAt) },
    { name: 'LAST-MODIFIED', value: compact(entry.updatedAt) },
    ...whenOf(entry),
    ...text('SUMMARY', entry.title, languageOf('title')),
    ...text('DESCRIPTION', description, entry.summary ? languageOf('summary') : locale),
    ...(entry.mode === 'online' ? [] : text('LOCATION', entry.place, languageOf('place'))),
    ...text('CATEGORIES', entry.category, locale),
    { name: 'URL', value: entry.url },
    { name: 'END', value: 'VEVENT' },
  ];
}

const named = (name: string | null, locale: string): Property[] =>
  name === null
    ? []
    : [
        // RFC 7986, and the names that clients knew before it.
        ...text('NAME', name, locale),
        ...text('X-WR-CALNAME', name),
        { name: 'REFRESH-INTERVAL', value: 'P1D', parameters: { VALUE: 'DURATION' } },
        { name: 'X-PUBLISHED-TTL', value: 'P1D' },
      ];

/** An iCalendar file (RFC 5545). Entries without a date are in none. No METHOD: with one, mail clients take it for an invitation. */
export function toCalendar(entries: readonly CalendarEntry[], info: CalendarInfo): string {
  return formatLines([
    { name: 'BEGIN', value: 'VCALENDAR' },
    { name: 'VERSION', value: '2.0' },
    { name: 'PRODID', value: `-//${info.host}//Learning Agenda//${info.locale.toUpperCase()}` },
    { name: 'CALSCALE', value: 'GREGORIAN' },
    ...named(info.name, info.locale),
    ...entries.filter(({ startsAt }) => startsAt).flatMap((entry) => toEvent(entry, info)),
    { name: 'END', value: 'VCALENDAR' },
  ]);
}
