import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue, QueueFull } from './queue';

describe('createQueue', () => {
  it('does one work at a time, in the order asked, and goes on after a failure', async () => {
    const queue = createQueue(10);
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await delay(5);
      log.push(`${name} ends`);
      if (name === 'b') throw new Error(name);
      return name;
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue.run(work(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('lets no more wait than there is room for', async () => {
    const queue = createQueue(2);
    const [first, second, third] = await Promise.allSettled([1, 2, 3].map((value) => queue.run(() => delay(5, value))));
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(third).toMatchObject({ reason: expect.any(QueueFull) as QueueFull });
    expect(await queue.run(() => Promise.resolve('room again'))).toBe('room again');
  });
});
