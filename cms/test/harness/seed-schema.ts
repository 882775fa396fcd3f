import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { locales } from '../../config/locales';
import { type RawType, type SeedSchema, toSeedSchema } from '../../src/seed/model';

const src = resolve(import.meta.dirname, '../../src');
const read = (...path: string[]) => JSON.parse(readFileSync(join(src, ...path), 'utf8'));

/** The schema as the files of this repository say it, without a running CMS. */
export function seedSchema(): SeedSchema {
  const types = readdirSync(join(src, 'api')).map((name): [string, RawType] => [`api::${name}.${name}`, read('api', name, 'content-types', name, 'schema.json')]);
  const components = readdirSync(join(src, 'components')).flatMap((category) =>
    readdirSync(join(src, 'components', category)).map((file): [string, { attributes: unknown }] => [`${category}.${file.replace(/\.json$/, '')}`, read('components', category, file)]),
  );
  return toSeedSchema(Object.fromEntries(types), Object.fromEntries(components), locales.map(({ code }) => code));
}
