import { type WrittenValue, writtenValues } from '../documents/written-values';
import type { SeedModel, SeedSchema } from './model';
import type { SeedDocument } from './read-seed';
import type { SeedFile, SeedProblem, ValuePath } from './seed-file';

/** Files of a seed that are no text, by the ending of their names. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf' };

export const isMediaName = (name: string): boolean => /^[a-z0-9]+([.-][a-z0-9]+)*\.[a-z]+$/.test(name) && name.slice(name.lastIndexOf('.') + 1) in MEDIA_TYPES;

type Values = Readonly<Record<string, unknown>>;

/** The values of a document or of one of its languages that are files, wherever they stand in it. */
export const mediaValues = (model: SeedModel, values: unknown, schema: SeedSchema): WrittenValue[] =>
  [...writtenValues({ ...model.attributes }, values, (uid) => ({ ...schema.componentAttributes(uid) }))].filter(({ attribute }) => attribute.type === 'media');

/** Values as they are written: instead of the name of a file, its id in the media library. */
export function withMediaIds(model: SeedModel, values: Values, schema: SeedSchema, ids: ReadonlyMap<string, number>): Record<string, unknown> {
  const written = structuredClone(values) as Record<string, unknown>;
  for (const { path, name, value } of mediaValues(model, values, schema)) {
    const holder = path.slice(0, -1).reduce<Record<string, unknown>>((part, step) => part[step] as Record<string, unknown>, written);
    holder[name] = ids.get(String(value));
  }
  return written;
}

/** Every file that is named is there, and every file that is there is named. */
export function mediaProblems({ model, key, shared, languages, media }: SeedDocument, schema: SeedSchema): SeedProblem[] {
  const named = [shared, ...languages.values()].flatMap((file) => (file ? mediaValues(model, file.values, schema).map(({ path, value }) => ({ file, path, value })) : []));
  const lineOf = (file: SeedFile, path: readonly string[]) => file.lineOf(path.map((step): ValuePath[number] => (/^\d+$/.test(step) ? Number(step) : step)));
  const missing = named.filter(({ value }) => typeof value !== 'string' || !media.has(value));
  const unused = [...media.keys()].filter((name) => !named.some(({ value }) => value === name));
  return [
    ...missing.map(({ file, path, value }) => ({ file: file.file, line: lineOf(file, path), message: `${path.join('.')} names "${String(value)}", which is no file beside it` })),
    ...unused.map((name) => ({ file: `${model.folder}/${key}/${name}`, line: 1, message: 'is named by no value' })),
  ];
}
