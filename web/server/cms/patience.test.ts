import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { afterPatience } from './patience';

const block = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

it('calls back when the time is over, and not if it is called off', async () => {
  const called: string[] = [];
  afterPatience(30, () => called.push('kept'));
  afterPatience(30, () => called.push('called off'))();
  await delay(150);
  expect(called).toEqual(['kept']);
});

it('does not count the time in which the process was busy', async () => {
  let late = false;
  afterPatience(100, () => {
    late = true;
  });
  block(300);
  await delay(20);
  expect(late).toBe(false);
});
