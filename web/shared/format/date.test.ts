import { describe, expect, it } from 'vitest';
import { readMessages } from '../../test/messages';
import { type DateWords, formatDay, formatDeadline, formatOccasion, formatPartialDate, formatPeriod, toCalendarLeaf } from './date';

/** Intl uses several kinds of space; what matters here are the words. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f\u2009]/g, ' ');

/** As the site says it. */
function wordsIn(locale: string): DateWords {
  const messages = readMessages(locale);
  const days = messages.get('date.days') ?? '';
  return { locale, first: messages.get('date.first') ?? '', days: (range) => days.replace(/\{(\w+)\}/g, (_, name: keyof typeof range) => range[name]) };
}

const [en, es, fr] = ['en', 'es', 'fr'].map(wordsIn) as [DateWords, DateWords, DateWords];

describe('formatPartialDate', () => {
  it('shows no more than is known', () => {
    expect(formatPartialDate('2021', en)).toBe('2021');
    expect(formatPartialDate('2021-06', es)).toBe('junio de 2021');
    expect(formatPartialDate('2021-06-11', fr)).toBe('11 juin 2021');
  });

  it('calls the first of a month as the language does', () => {
    expect([en, es, fr].map((words) => formatPartialDate('2021-06-01', words))).toEqual(['1 June 2021', '1 de junio de 2021', '1er juin 2021']);
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2021', '2023', fr, '2021–2023'],
    ['2021-06', '2023-01', es, 'junio de 2021 – enero de 2023'],
    ['2021-06-01', '2021-06-04', fr, 'Du 1er au 4 juin 2021'],
    ['2021-06-28', '2021-07-01', fr, 'Du 28 juin au 1er juillet 2021'],
    ['2021-06-01', '2021-06-01', fr, '1er juin 2021'],
    ['2021-06-01', '2021-06-04', es, 'Del 1 al 4 de junio de 2021'],
    ['2021-12-28', '2022-01-01', es, 'Del 28 de diciembre de 2021 al 1 de enero de 2022'],
    ['2021-06-01', '2022-06-04', en, '1 June 2021 – 4 June 2022'],
    ['2021', '2023-01', en, '2021 – January 2023'],
  ])('from %s to %s', (start, end, words, period) => {
    expect(plain(formatPeriod(start, end, words))?.replace('-', '–')).toBe(period);
  });
});

describe('formatOccasion', () => {
  const evening = { startsAt: '2027-03-01T23:30:00.000Z', endsAt: null, allDay: false, timeZone: 'Asia/Jakarta' };

  it('shows the time of the place, not of the server', () => {
    expect(plain(formatOccasion(evening, en))).toContain('2 March 2027');
    expect(plain(formatOccasion(evening, en))).toContain('6:30');
  });

  it('shows no time for whole days', () => {
    const days = { startsAt: '2027-03-01T00:00:00.000Z', endsAt: '2027-03-04T00:00:00.000Z', allDay: true, timeZone: 'UTC' };
    expect([en, es, fr].map((words) => plain(formatOccasion(days, words)))).toEqual(['1 – 4 March 2027', 'Del 1 al 4 de marzo de 2027', 'Du 1er au 4 mars 2027']);
  });

  it('keeps the first of a month apart from the first hour', () => {
    const hours = { startsAt: '2027-05-01T01:00:00.000Z', endsAt: '2027-05-01T02:30:00.000Z', allDay: false, timeZone: 'UTC' };
    expect(plain(formatOccasion(hours, fr))).toMatch(/^1er mai 2027, 0?1:00 – 0?2:30 UTC$/);
  });

  it('falls back to UTC for a zone it does not know, and to nothing without a date', () => {
    expect(plain(formatOccasion({ ...evening, timeZone: 'Mars/Olympus' }, en))).toContain('1 March 2027');
    expect(formatOccasion({ ...evening, startsAt: null }, en)).toBeNull();
  });
});

describe('formatDay', () => {
  it('is the day of the place', () => {
    expect(formatDay('2027-03-01T23:30:00.000Z', 'Asia/Jakarta', en)).toBe('2 March 2027');
    expect(formatDay('2027-03-01T10:00:00.000Z', 'Asia/Jakarta', fr)).toBe('1er mars 2027');
  });
});

describe('formatDeadline', () => {
  it.each([
    ['2027-02-15T23:59:00.000Z', 'UTC', '15 February 2027'],
    ['2027-02-15T23:59:59.000Z', 'UTC', '15 February 2027'],
    ['2027-02-16T02:59:00.000Z', 'America/Argentina/Buenos_Aires', '15 February 2027'],
    ['2027-02-14T21:00:00.000Z', 'Africa/Nairobi', '15 February 2027'],
    ['2027-02-15T23:59:00.000Z', 'Africa/Nairobi', '16 February 2027 at 02:59 GMT+3'],
    ['2027-02-15T09:00:00.000Z', 'Africa/Nairobi', '15 February 2027 at 12:00 GMT+3'],
  ])('%s in %s is %s', (moment, timeZone, expected) => {
    expect(plain(formatDeadline(moment, timeZone, en))).toBe(expected);
  });

  it('says the hour in each language', () => {
    expect([es, fr].map((words) => plain(formatDeadline('2027-03-01T09:00:00.000Z', 'Africa/Nairobi', words)))).toEqual(['1 de marzo de 2027 a las 12:00 GMT+3', '1er mars 2027 à 12:00 UTC+3']);
  });
});

describe('toCalendarLeaf', () => {
  it('is the first day where it takes place', () => {
    const occasion = { startsAt: '2027-02-28T23:30:00.000Z', endsAt: null, allDay: false, timeZone: 'Asia/Jakarta' };
    expect(toCalendarLeaf(occasion, 'fr')).toEqual({ day: '1', month: 'mars', year: '2027' });
    expect(toCalendarLeaf({ ...occasion, startsAt: null }, 'fr')).toBeNull();
  });
});
