import type { Progress } from './imports.mts';

const WIDTH = 30;
/** Where nobody watches, a line is said for each tenth. */
const STEPS = 10;

/** `2 min 5 s` */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** How far something is, with the time it will still take at the pace so far. */
export function progressLine({ done, total }: Progress, elapsed: number): string {
  const part = total === 0 ? 1 : done / total;
  const filled = Math.round(part * WIDTH);
  const left = done === 0 || done >= total ? '' : `, ${duration((elapsed / done) * (total - done))} left`;
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done} of ${total}${left}`;
}

/** Shows progress on one line that is written over, or a few lines where nobody watches. */
export function showProgressBar(stream: NodeJS.WriteStream = process.stderr): { onProgress(progress: Progress): void; end(): void } {
  const started = performance.now();
  let said = -1;
  let shown = false;
  return {
    onProgress(progress) {
      const line = progressLine(progress, performance.now() - started);
      const step = Math.floor((progress.done / Math.max(1, progress.total)) * STEPS);
      if (stream.isTTY) stream.write(`\r${line.padEnd(72)}`);
      else if (step !== said) stream.write(`${line}\n`);
      [said, shown] = [step, true];
    },
    end: () => void (stream.isTTY && shown && stream.write('\n')),
  };
}
