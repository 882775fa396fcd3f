import { dependencyOrder } from './dependency-order';
import { isLocalized, relationsOf, type SeedAttributes, type SeedModel, type SeedSchema } from './model';
import { type ReadSeed, readSeed, type SeedDocument } from './read-seed';
import type { SeedFile, SeedProblem } from './seed-file';
import { mediaProblems } from './seed-media';
import { problemsOfValues } from './value-problems';

/** A seed is refused as a whole, before anything is written. */
export class InvalidSeed extends Error {
  override name = 'InvalidSeed';

  constructor(readonly problems: readonly SeedProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  }
}

function attributesFor(model: SeedModel, localized: boolean): SeedAttributes {
  return Object.fromEntries(Object.entries(model.attributes).filter(([, attribute]) => isLocalized(model, attribute) === localized));
}

function problemsOfFile(file: SeedFile, { model }: SeedDocument, localized: boolean, schema: SeedSchema): SeedProblem[] {
  const own = attributesFor(model, localized);
  const [elsewhere, here] = [attributesFor(model, !localized), { ...file.values }];
  const misplaced = Object.keys(here).filter((name) => elsewhere[name]);
  for (const name of misplaced) delete here[name];
  return [
    ...misplaced.map((name) => ({ path: [name], message: localized ? 'belongs to the document: put it in shared.json' : 'has a value in each language: put it in the file of the language' })),
    ...problemsOfValues(here, own, schema, Object.keys(model.attributes)),
  ].map(({ path, message }) => ({ file: file.file, line: file.lineOf(path), message: `${path.length > 0 ? `${path.join('.')} ` : ''}${message}` }));
}

export function sourceLocaleOf({ shared, languages }: SeedDocument, schema: SeedSchema): string | undefined {
  const named = shared?.values.sourceLocale;
  return typeof named === 'string' ? named : schema.locales.find((locale) => languages.has(locale));
}

function sourceProblems(document: SeedDocument, schema: SeedSchema): SeedProblem[] {
  const { model, key, shared, languages } = document;
  const folder = `${model.folder}/${key}`;
  if (!model.localized) return shared ? [] : [{ file: folder, line: 1, message: 'lacks shared.json' }];
  const source = sourceLocaleOf(document, schema);
  const file = source === undefined ? undefined : languages.get(source);
  if (file) {
    return Object.entries(model.attributes)
      .filter(([name, attribute]) => isLocalized(model, attribute) && attribute.pluginOptions?.delivery?.requiredInSource && file.values[name] === undefined)
      .map(([name]) => ({ file: file.file, line: 1, message: `lacks "${name}", which the source language must have` }));
  }
  if (!source || !shared) return [{ file: folder, line: 1, message: 'has no language' }];
  return [{ file: shared.file, line: shared.lineOf(['sourceLocale']), message: `sourceLocale is "${source}", but there is no ${source}.json` }];
}

/** Only what is translated can have been made from something else. */
function translatedFromProblems(document: SeedDocument, schema: SeedSchema): SeedProblem[] {
  const { languages, translatedFrom } = document;
  const source = sourceLocaleOf(document, schema);
  return [...translatedFrom].flatMap(([locale, file]) => [
    ...(locale === source || !languages.has(locale) ? [{ file: file.file, line: 1, message: locale === source ? 'belongs to the source language, which is no translation' : `belongs to a translation, but there is no ${locale}.json` }] : []),
    ...problemsOfFile(file, document, true, schema),
  ]);
}

function requiredProblems({ model, key, shared }: SeedDocument): SeedProblem[] {
  return Object.entries(model.attributes)
    .filter(([name, attribute]) => attribute.required && attribute.default === undefined && !isLocalized(model, attribute) && shared?.values[name] === undefined)
    .map(([name]) => ({ file: shared?.file ?? `${model.folder}/${key}`, line: 1, message: `lacks "${name}"` }));
}

type DocumentsByType = ReadonlyMap<string, ReadonlyMap<string, SeedDocument>>;

export function byType(documents: readonly SeedDocument[]): DocumentsByType {
  const types = new Map<string, Map<string, SeedDocument>>();
  for (const document of documents) {
    const { uid } = document.model;
    types.set(uid, (types.get(uid) ?? new Map<string, SeedDocument>()).set(document.key, document));
  }
  return types;
}

/** The keys a relation names, in order. */
export function keysOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((key): key is string => typeof key === 'string');
}

function relationProblems({ model, shared }: SeedDocument, types: DocumentsByType): SeedProblem[] {
  if (!shared) return [];
  return relationsOf(model).flatMap(([name, { relation = '', target = '' }]) => {
    const value = shared.values[name];
    if (value === undefined) return [];
    const problem = (message: string, index?: number) => ({
      file: shared.file,
      line: shared.lineOf(index === undefined ? [name] : [name, index]),
      message: `${name} ${message}`,
    });
    const many = relation.endsWith('ToMany');
    const keys = keysOf(value);
    if (many !== Array.isArray(value) || (Array.isArray(value) && keys.length !== value.length) || (!many && keys.length !== 1)) {
      return [problem(many ? 'must be a list of keys' : 'must be one key')];
    }
    const known = types.get(target);
    return keys.flatMap((key, index) => {
      const at = many ? index : undefined;
      if (keys.indexOf(key) !== index) return [problem(`names "${key}" twice`, at)];
      return known?.has(key) ? [] : [problem(`names "${key}", which the seed does not have`, at)];
    });
  });
}

/** Documents of a type that point to each other, such as a theme and its broader theme, are written from the top. */
function inOrder(documents: readonly SeedDocument[]): { ordered: SeedDocument[]; problems: SeedProblem[] } {
  const types = byType(documents);
  const siblings = ({ model, shared }: SeedDocument): SeedDocument[] =>
    relationsOf(model)
      .filter(([, { target }]) => target === model.uid)
      .flatMap(([name]) => keysOf(shared?.values[name]))
      .flatMap((key) => types.get(model.uid)?.get(key) ?? []);
  const { ordered, circular } = dependencyOrder(documents, siblings);
  return { ordered, problems: circular.map(({ model, key, shared }) => ({ file: shared?.file ?? `${model.folder}/${key}`, line: 1, message: 'points to itself, over others or directly' })) };
}

function singleProblems({ model, key }: SeedDocument): SeedProblem[] {
  return model.single && key !== model.folder ? [{ file: `${model.folder}/${key}`, line: 1, message: `is one of a kind: its only key is "${model.folder}"` }] : [];
}

function documentProblems(document: SeedDocument, schema: SeedSchema, types: DocumentsByType): SeedProblem[] {
  const { shared, languages } = document;
  return [
    ...singleProblems(document),
    ...(shared ? problemsOfFile(shared, document, false, schema) : []),
    ...[...languages.values()].flatMap((file) => problemsOfFile(file, document, true, schema)),
    ...sourceProblems(document, schema),
    ...translatedFromProblems(document, schema),
    ...mediaProblems(document, schema),
    ...requiredProblems(document),
    ...relationProblems(document, types),
  ];
}

/** Reads and checks a seed folder; answers its documents in the order of writing. Throws InvalidSeed with every problem. */
export function checkedSeed(dir: string, schema: SeedSchema): SeedDocument[] {
  const { documents, problems }: ReadSeed = readSeed(dir, schema);
  const types = byType(documents);
  const { ordered, problems: circles } = inOrder(documents);
  const all = [...problems, ...documents.flatMap((document) => documentProblems(document, schema, types)), ...circles];
  // A file that could not be read makes its document look poor as well: say the cause only.
  const unread = new Set(problems.map(({ file }) => file.split('/').slice(0, 2).join('/')));
  const causes = all.filter((problem) => problems.includes(problem) || !unread.has(problem.file.split('/').slice(0, 2).join('/')));
  if (causes.length > 0) throw new InvalidSeed(causes);
  return ordered;
}
