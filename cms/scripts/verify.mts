import { runCommand, withDelivery } from './delivery/cms.mts';
import { showProgress } from './delivery/progress.mts';
import { say, seconds } from './run/progress.mts';

/** `delivery:verify`: compares every public record with its document. Prints one line for each that differs, and exits 1 if there are some. */
await runCommand(() =>
  withDelivery(async (delivery) => {
    const started = performance.now();
    const progress = showProgress();
    const differences = await delivery.verify(progress.onProgress);
    progress.end();
    for (const { kind, type, documentId } of differences) say(`${kind} ${type} ${documentId}`);
    say(`${differences.length} differences (${seconds(started)}).`);
    return differences.length === 0;
  }),
);
