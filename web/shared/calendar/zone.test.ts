import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentIn, offsetIn } from './zone';

const summer = new Date('2027-07-01T12:00:00.000Z');

it.each([
  ['Africa/Kampala', 180],
  ['America/Bogota', -300],
  ['Asia/Kathmandu', 345],
  ['America/St_Johns', -150],
  ['UTC', 0],
  ['Mars/Olympus', 0],
  [null, 0],
])('offsetIn %s is %i minutes in July', (timeZone, minutes) => {
  expect(offsetIn(summer, timeZone)).toBe(minutes);
});

describe('momentIn', () => {
  it.each([
    ['Africa/Kampala', '2027-07-01T15:00:00+03:00'],
    ['America/St_Johns', '2027-07-01T09:30:00-02:30'],
    ['UTC', '2027-07-01T12:00:00+00:00'],
  ])('shows the clocks of %s', (timeZone, expected) => {
    expect(momentIn(summer, timeZone)).toBe(expected);
  });

  it('is the same moment in every zone', () => {
    const zones = fc.constantFrom('Africa/Kampala', 'America/New_York', 'Europe/Budapest', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham');
    const seconds = fc.integer({ min: Date.parse('2000-01-01') / 1000, max: Date.parse('2040-01-01') / 1000 });
    fc.assert(fc.property(zones, seconds, (timeZone, second) => Date.parse(momentIn(new Date(1000 * second), timeZone)) === 1000 * second));
  });
});
