import { runCommand, withDelivery } from './delivery/cms.mts';
import { showProgress } from './delivery/progress.mts';
import { say, seconds } from './run/progress.mts';

/** `delivery:rebuild`: makes every public record anew from the documents. A record that was right is not touched. */
await runCommand(() =>
  withDelivery(async (delivery) => {
    const started = performance.now();
    const progress = showProgress();
    const changed = await delivery.rebuild(progress.onProgress);
    progress.end();
    say(`${changed} records were not as they should be and were made anew (${seconds(started)}).`);
    return true;
  }),
);
