import { expect, it } from 'vitest';
import { createCmsWatch } from './watch';

/** Answers in turn: a number, a failure, or silence. */
function watching(...answers: (number | 'fails' | 'hangs')[]) {
  let time = 0;
  let told = 0;
  const readNumber = (signal: AbortSignal) => {
    const answer = answers.shift();
    if (typeof answer === 'number') return Promise.resolve(answer);
    if (answer === 'fails') return Promise.reject(new Error('refused'));
    return new Promise<number>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('too late'))));
  };
  const watch = createCmsWatch({ readNumber, intervalMs: 1, limitMs: 20, now: () => (time += 1), onMove: () => (told += 1) });
  return { watch, told: () => told, left: () => answers.length };
}

it('is down until the CMS has answered', async () => {
  const { watch } = watching(7);
  expect(watch.up).toBe(false);
  await watch.look();
  expect(watch.up).toBe(true);
});

it('moves with the number, in either direction, and only then', async () => {
  const { watch, told } = watching(7, 7, 8, 3);
  const moves: number[] = [];
  const before: number[] = [];
  for (let look = 0; look < 4; look += 1) {
    await watch.look();
    moves.push(watch.movedAt);
    before.push(watch.movedBefore);
  }
  const [first, same, up, down] = moves;
  expect(told()).toBe(3);
  expect(before.slice(1)).toEqual([before[0], first, up]);
  expect(same).toBe(first);
  expect(up).toBeGreaterThan(same ?? 0);
  expect(down).toBeGreaterThan(up ?? 0);
});

it('forgives one failure, and tells all who wait of a second', async () => {
  const { watch } = watching(7, 'fails', 7, 'fails', 'fails');
  await watch.look();
  const { outage } = watch;
  await watch.look();
  expect({ up: watch.up, ended: outage.aborted }).toEqual({ up: true, ended: false });
  await watch.look();
  expect({ up: watch.up, ended: outage.aborted }).toEqual({ up: false, ended: true });
});

it('does not ask a CMS twice that does not answer', async () => {
  const { watch, left } = watching(7, 'hangs', 7);
  await watch.look();
  await watch.look();
  expect({ up: watch.up, left: left() }).toEqual({ up: false, left: 1 });
});

it('takes everything for changed after an outage, though the number is the same', async () => {
  const { watch } = watching(7, 'fails', 'fails', 7);
  await watch.look();
  const before = watch.movedAt;
  await watch.look();
  await watch.look();
  expect(watch.movedAt).toBeGreaterThan(before);
  expect(watch.upSince).toBe(watch.movedAt);
  expect(watch.outage.aborted).toBe(false);
});
