import { describe, expect, it } from 'vitest';
import { formatDay, formatOccasion, formatPartialDate, formatPeriod, toCalendarLeaf } from './date';

/** Intl uses several kinds of space; what matters here are the words. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('formatPartialDate', () => {
  it('shows no more than is known', () => {
    expect(formatPartialDate('2021', 'en')).toBe('2021');
    expect(formatPartialDate('2021-06', 'es')).toBe('junio de 2021');
    expect(formatPartialDate('2021-06-01', 'fr')).toBe('1 juin 2021');
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2021', '2023', 'fr', '2021–2023'],
    ['2021-06', '2023-01', 'es', 'junio de 2021 – enero de 2023'],
    ['2021-06-01', '2021-06-04', 'fr', '1–4 juin 2021'],
    ['2021', '2023-01', 'en', '2021 – January 2023'],
  ])('from %s to %s in %s', (start, end, locale, period) => {
    expect(plain(formatPeriod(start, end, locale))?.replace('-', '–')).toBe(period);
  });
});

describe('formatOccasion', () => {
  const evening = { startsAt: '2027-03-01T23:30:00.000Z', endsAt: null, allDay: false, timeZone: 'Asia/Jakarta' };

  it('shows the time of the place, not of the server', () => {
    expect(plain(formatOccasion(evening, 'en'))).toContain('March 2, 2027');
    expect(plain(formatOccasion(evening, 'en'))).toContain('6:30');
  });

  it('shows no time for whole days', () => {
    const days = { startsAt: '2027-03-01T00:00:00.000Z', endsAt: '2027-03-04T00:00:00.000Z', allDay: true, timeZone: 'UTC' };
    expect(plain(formatOccasion(days, 'fr'))).toBe('1–4 mars 2027');
  });

  it('falls back to UTC for a zone it does not know, and to nothing without a date', () => {
    expect(plain(formatOccasion({ ...evening, timeZone: 'Mars/Olympus' }, 'en'))).toContain('March 1, 2027');
    expect(formatOccasion({ ...evening, startsAt: null }, 'en')).toBeNull();
  });
});

describe('formatDay', () => {
  it('is the day of the place', () => {
    expect(formatDay('2027-03-01T23:30:00.000Z', 'Asia/Jakarta', 'en')).toBe('March 2, 2027');
  });
});

describe('toCalendarLeaf', () => {
  it('is the first day where it takes place', () => {
    const occasion = { startsAt: '2027-02-28T23:30:00.000Z', endsAt: null, allDay: false, timeZone: 'Asia/Jakarta' };
    expect(toCalendarLeaf(occasion, 'fr')).toEqual({ day: '1', month: 'mars', year: '2027' });
    expect(toCalendarLeaf({ ...occasion, startsAt: null }, 'fr')).toBeNull();
  });
});
