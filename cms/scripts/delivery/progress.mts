import type { Progress } from '../../src/plugins/delivery/server/store/reconcile.ts';

/** Says how far a walk over all documents has come: on one line that is written over, or where nobody watches, once for each type. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): { onProgress(progress: Progress): void; end(): void } {
  let last: Progress | undefined;
  const finish = () => {
    if (last) stream.write(`${stream.isTTY ? '\r' : ''}  ${last.type}: ${last.done}\n`);
    last = undefined;
  };
  return {
    onProgress(progress) {
      if (last && last.type !== progress.type) finish();
      last = progress;
      if (stream.isTTY) stream.write(`\r  ${progress.type}: ${progress.done} `);
    },
    end: finish,
  };
}
