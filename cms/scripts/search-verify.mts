import type { IndexReport } from '../src/plugins/search/server/verify/verify-index.ts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';

interface SearchPlugin {
  verify(onReport: (file: string, report: IndexReport) => void): Promise<void>;
}

/** `search:verify`: compares every search index of the data folder with the public records. Prints one line for each difference, and exits 1 if there are some. */
await runCommand(() =>
  withDelivery(async (_delivery, strapi) => {
    const started = performance.now();
    let differences = 0;
    await strapi.plugin('search').service<SearchPlugin>('search').verify((file, report) => {
      for (const { kind, type, documentId } of report.differences) say(`${file}: ${kind} ${type} ${documentId}`.trimEnd());
      differences += report.differences.length;
      if (report.number !== null) say(`${file}: ${report.documents} documents up to change ${report.number}.`);
      else if (report.differences.length === 0) say(`${file}: of another database or content model; the process that takes it makes it anew.`);
    });
    say(`${differences} differences (${seconds(started)}).`);
    return differences === 0;
  }),
);
