import { type ExportFormat, EXPORT_FORMATS, type ExportFormatName } from './export-format';
import type { ExportedWork } from './exported-work';

/** Works as a file, a portion at a time: whoever reads sets the pace, and memory stays the same for any length. */
export async function* exportWorks(portions: AsyncIterable<readonly ExportedWork[]>, name: ExportFormatName, locales: readonly string[]): AsyncGenerator<string> {
  const format: ExportFormat = EXPORT_FORMATS[name];
  yield format.head(locales);
  let first = true;
  for await (const works of portions) {
    yield (first ? '' : format.between) + works.map((work) => format.work(work, locales)).join(format.between);
    first = false;
  }
  yield format.foot;
}
