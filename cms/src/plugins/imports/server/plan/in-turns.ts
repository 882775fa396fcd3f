import { setImmediate } from 'node:timers/promises';

/** Readers whom the same process serves wait no longer, but for one item that takes longer by itself. */
const TURN_MS = 25;

/** Works through a list as `map` does, but lets everything else of the process have its turn in between. */
export async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Result, onTurn: (done: number) => void): Promise<Result[]> {
  const results: Result[] = [];
  for (let begun = performance.now(); results.length < items.length; begun = performance.now()) {
    while (results.length < items.length && performance.now() - begun < TURN_MS) results.push(work(items[results.length] as Item));
    onTurn(results.length);
    await setImmediate();
  }
  return results;
}
