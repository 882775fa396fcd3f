import type { SeedProgress } from '../../src/seed/seed.ts';

/** Says how far a seed has come: on one line that is written over, or where nobody watches, once for each type. */
export function showSeedProgress(stream: NodeJS.WriteStream = process.stdout): { onProgress(progress: SeedProgress): void; end(): void } {
  let last: SeedProgress | undefined;
  const line = ({ type, done, total }: SeedProgress) => `  ${type.padEnd(14)} ${String(done).padStart(4)} of ${total}`;
  const finish = () => {
    if (last) stream.write(`${stream.isTTY ? '\r' : ''}${line(last)}\n`);
    last = undefined;
  };
  return {
    onProgress(progress) {
      if (last && last.type !== progress.type) finish();
      last = progress;
      if (stream.isTTY) stream.write(`\r${line(progress)}`);
    },
    end: finish,
  };
}
