import { expect, it } from 'vitest';
import { createFlights } from './flights';

function flightsAt() {
  const clock = { time: 0 };
  const errors: unknown[] = [];
  return { clock, errors, flights: createFlights<string>({ pauseMs: 100, now: () => clock.time, onError: (error) => errors.push(error) }) };
}

it('does the same work once for all who want it at the same time', async () => {
  const { flights } = flightsAt();
  let works = 0;
  const work = async () => `work ${(works += 1)}`;
  const results = await Promise.all([1, 2, 3].map(() => flights.join('a', work)?.result));
  expect(results).toEqual(['work 1', 'work 1', 'work 1']);
  expect(await flights.join('a', work)?.result).toBe('work 2');
});

it('pauses after a failure, for that key only', async () => {
  const { flights, clock, errors } = flightsAt();
  await flights.join('a', () => Promise.resolve(null))?.result;
  await flights.join('b', () => Promise.reject(new Error('broken')))?.result;
  expect(errors).toEqual([new Error('broken')]);
  clock.time = 99;
  expect(['a', 'b', 'c'].map((key) => flights.join(key, async () => 'done') !== null)).toEqual([false, false, true]);
  clock.time = 100;
  expect(await flights.join('a', async () => 'done')?.result).toBe('done');
});

it('tells all who wait that it takes long', async () => {
  const { flights } = flightsAt();
  let finish = () => {};
  const work = (onLate: () => void) => new Promise<string>((resolve) => {
    finish = () => resolve('done');
    onLate();
  });
  const waiting = [1, 2].map(() => flights.join('a', work));
  expect(await Promise.all(waiting.map((flight) => flight?.late))).toEqual([null, null]);
  finish();
  expect(await waiting[0]?.result).toBe('done');
});
