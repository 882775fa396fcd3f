import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, toCalendar } from './calendar';

const info = { host: 'agenda.example', name: 'Opportunities', locale: 'en' };
const base: CalendarEntry = {
  documentId: 'doc1', title: 'Taller: género', summary: 'Preguntas, métodos; cuidados.', startsAt: '2027-02-18T18:00:00.000Z', endsAt: '2027-02-18T20:00:00.000Z', allDay: false,
  timeZone: 'America/Argentina/Buenos_Aires', place: 'Av. de Mayo 1, piso 2', mode: 'in-person', locale: 'en', localization: { source: 'es', state: 'fallback', available: ['es'], fields: { title: 'es', summary: 'es' } },
  updatedAt: '2026-11-20T10:11:12.345Z', url: 'https://agenda.example/en/opportunities/taller', notes: ['Register by 10 February 2027.'], category: 'Workshop',
};

const eventsOf = (file: string): ICAL.Event[] => new ICAL.Component(ICAL.parse(file) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const eventOf = (changes: Partial<CalendarEntry>): ICAL.Event => eventsOf(toCalendar([{ ...base, ...changes }], info))[0] as ICAL.Event;

describe('toCalendar', () => {
  it('is read by a parser as the moments that were meant', () => {
    const event = eventOf({});
    expect(event.uid).toBe('doc1@agenda.example');
    expect(event.startDate.toJSDate().toISOString()).toBe(base.startsAt);
    expect(event.endDate.toJSDate().toISOString()).toBe(base.endsAt);
    expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-20T10:11:12Z');
    expect(event.component.getFirstPropertyValue('url')).toBe(base.url);
  });

  it('says which language each text is in', () => {
    const { component } = eventOf({});
    expect(component.getFirstProperty('summary')?.getParameter('language')).toBe('es');
    expect(component.getFirstProperty('location')?.getParameter('language')).toBe('en');
    expect(component.getFirstPropertyValue('description')).toBe('Preguntas, métodos; cuidados.\n\nRegister by 10 February 2027.\n\nhttps://agenda.example/en/opportunities/taller');
  });

  it.each([
    ['one day', '2027-06-14T21:00:00.000Z', null, '2027-06-15', '2027-06-16'],
    ['five days', '2027-06-13T21:00:00.000Z', '2027-06-18T20:59:00.000Z', '2027-06-14', '2027-06-19'],
  ])('shows %s in the time zone of the place', (_, startsAt, endsAt, start, end) => {
    const event = eventOf({ allDay: true, timeZone: 'Africa/Kampala', startsAt, endsAt });
    expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([true, start, end]);
  });

  it('has no METHOD, no place for what is online, and nothing for what has no date', () => {
    const file = toCalendar([base, { ...base, documentId: 'doc2', startsAt: null }], info);
    expect(file).not.toMatch(/METHOD/);
    expect(eventsOf(file)).toHaveLength(1);
    expect(toCalendar([{ ...base, mode: 'online' }], info)).not.toContain('LOCATION');
  });

  it('is the same file however often it is asked for', () => {
    expect(toCalendar([base], info)).toBe(toCalendar([base], info));
  });

  it('keeps any text whole, in lines of at most 75 octets that end in CRLF', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '\\', '\n', ':', '"', 'é', '漢', '👩🏾‍⚖️', 'BEGIN:VEVENT') });
    fc.assert(
      fc.property(anyText.filter((text) => text !== ''), (title) => {
        const file = toCalendar([{ ...base, title }], info);
        expect(file.endsWith('\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(eventsOf(file)[0]?.summary).toBe(title);
      }),
    );
  });
});
