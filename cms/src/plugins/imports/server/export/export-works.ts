import type { ListQuery } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import { type ExportFormat, EXPORT_FORMATS, type ExportFormatName } from './export-format';
import { readWorks } from './read-works';

/** A list as a file, a portion of works at a time: whoever reads sets the pace, and memory stays the same for any length. */
export async function* exportWorks(reader: Reader, query: ListQuery, name: ExportFormatName, locales: readonly string[]): AsyncGenerator<string> {
  const format: ExportFormat = EXPORT_FORMATS[name];
  yield format.head(locales);
  let first = true;
  for await (const works of readWorks(reader, query)) {
    yield (first ? '' : format.between) + works.map((work) => format.work(work, locales)).join(format.between);
    first = false;
  }
  yield format.foot;
}
