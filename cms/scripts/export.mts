import { createWriteStream, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { defaultLocale, locales } from '../config/locales.ts';
import { runCommand, withDelivery } from './delivery/cms.mts';
import { say, seconds } from './run/progress.mts';
import { cmsDir, Refusal } from './run/workspace.mts';

const require = createRequire(import.meta.url);
const load = <Module,>(name: string) => require(join(cmsDir, 'dist/src/plugins/imports/server/export', `${name}.js`)) as Module;

const { values: options } = parseArgs({ options: { format: { type: 'string', default: 'csv' }, out: { type: 'string' }, query: { type: 'string', default: '' } } });

/** `library:export`: what readers can have of the works, as a file. `--query` takes what /api/resources does: `locale=es&filters[kind][$eq]=guide`. */
await runCommand(() =>
  withDelivery(async ({ model, reader }) => {
    const { EXPORT_FORMAT_NAMES } = load<typeof import('../src/plugins/imports/server/export/export-format.ts')>('export-format');
    const { exportWorks } = load<typeof import('../src/plugins/imports/server/export/export-works.ts')>('export-works');
    const { parseExportQuery } = load<typeof import('../src/plugins/imports/server/export/export-query.ts')>('export-query');
    const { readWorks } = load<typeof import('../src/plugins/imports/server/export/read-works.ts')>('read-works');
    const { out } = options;
    const format = EXPORT_FORMAT_NAMES.find((name) => name === options.format);
    if (!format) throw new Refusal(`--format must be one of ${EXPORT_FORMAT_NAMES.join(', ')}.`);
    if (!out) throw new Refusal('Say where to: --out FILE');
    const codes = locales.map(({ code }) => code);
    const query = (() => {
      try {
        return parseExportQuery(model, options.query, { locales: codes, defaultLocale });
      } catch (error) {
        throw new Refusal(error instanceof Error ? error.message : String(error));
      }
    })();
    const started = performance.now();
    // Half a file never stands under the name of a whole one.
    await pipeline(Readable.from(exportWorks(readWorks(reader, query), format, codes)), createWriteStream(`${out}.part`));
    renameSync(`${out}.part`, out);
    say(`The works are in ${out} (${seconds(started)}).`);
    return true;
  }),
);
