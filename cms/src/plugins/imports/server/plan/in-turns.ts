import { setImmediate } from 'node:timers/promises';

/** Some tens of milliseconds of work: readers whom the same process serves wait no longer. */
const TURN = 100;

/** Works through a list as `map` does, but lets everything else of the process have its turn in between. */
export async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Result, onTurn: (done: number) => void): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += TURN) {
    for (const item of items.slice(start, start + TURN)) results.push(work(item));
    onTurn(results.length);
    await setImmediate();
  }
  return results;
}
