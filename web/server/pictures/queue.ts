/** Work that is done one after the other, so that it never takes the machine from the pages. */
export interface Queue {
  /** Throws `QueueFull` instead of letting more wait than there is room for. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export class QueueFull extends Error {
  override name = 'QueueFull';
}

export function createQueue(room: number): Queue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(work) {
      if (waiting >= room) throw new QueueFull();
      waiting += 1;
      const turn = last.then(work).finally(() => {
        waiting -= 1;
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}
