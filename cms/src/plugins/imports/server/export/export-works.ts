import { setImmediate } from 'node:timers/promises';
import { type ExportFormat, EXPORT_FORMATS, type ExportFormatName } from './export-format';
import type { ExportedWork } from './exported-work';

/**
 * Works as a file, a portion at a time: whoever reads sets the pace, and memory stays the same for any length. Between two portions
 * everything else of the process has its turn: SQLite is asked without waiting, and a long file would hold up every other answer.
 */
export async function* exportWorks(portions: AsyncIterable<readonly ExportedWork[]>, name: ExportFormatName, locales: readonly string[]): AsyncGenerator<string> {
  const format: ExportFormat = EXPORT_FORMATS[name];
  yield format.head(locales);
  let first = true;
  for await (const works of portions) {
    yield (first ? '' : format.between) + works.map((work) => format.work(work, locales)).join(format.between);
    first = false;
    await setImmediate();
  }
  yield format.foot;
}
