import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Attribute, type RawAttribute, type RawSchema, seenName, toContentModel, type TypeModel } from '../src/plugins/delivery/server/project/model.ts';

/** Writes the types of the public API's entries for the site. `--check` only compares, and exits 1 on drift. */

const cmsDir = resolve(import.meta.dirname, '..');
const output = resolve(cmsDir, '../web/shared/types/cms.generated.ts');

const HEADER = `/**
 * The entries of the public API, made from the content types by cms/scripts/generate-types.mts. Do not edit.
 * A relation is there only where it was populated. A missing value is null, a missing list is empty.
 */

/** Which language an entry's values are in. */
export interface Localization {
  /** The language the entry was first written in. */
  source: string | null;
  state: 'original' | 'translated' | 'stale' | 'fallback';
  /** The languages the entry is published in. */
  available: string[];
  /** Values that are in another language than the asked one, by that language; under the asked language itself: out of date. */
  fields: Record<string, string>;
}

/** What was seen at an address outside when it was last looked at. */
export interface Sighting {
  working: boolean;
  /** The day, as in 2026-11-25. */
  on: string;
}

export interface MediaFormat {
  url: string;
  width: number | null;
  height: number | null;
}

export interface Media extends MediaFormat {
  mime: string;
  ext: string | null;
  /** Kilobytes. */
  size: number | null;
  alternativeText: string | null;
  caption: string | null;
  formats: Record<string, MediaFormat>;
}
`;

const PLAIN: Partial<Record<Attribute['kind'], string>> = { number: 'number', boolean: 'boolean', media: 'Media' };

export const pascal = (name: string): string => name.replace(/(?:^|[-_. ])(\w)/g, (_, letter: string) => letter.toUpperCase());

export const toComponentName = (uid: string): string => pascal(uid);

interface ComponentSchema {
  attributes: Record<string, RawAttribute>;
}

export interface ContentFiles {
  schemas: RawSchema[];
  components: Record<string, ComponentSchema>;
}

function enumName(owner: string, attribute: Attribute): string {
  return `${owner}${pascal(attribute.publicName)}`;
}

function zoneType(raw: RawAttribute & { components?: readonly string[] }): string {
  return `(${(raw.components ?? []).map((uid) => `(${toComponentName(uid)} & { __component: '${uid}' })`).join(' | ')})[]`;
}

function memberType(owner: string, attribute: Attribute, raw: RawAttribute): string {
  if (attribute.kind === 'zone') return zoneType(raw);
  if (attribute.kind === 'list') return 'string[]';
  const named: Partial<Record<Attribute['kind'], string>> = {
    enumeration: enumName(owner, attribute),
    component: toComponentName(attribute.component ?? ''),
    relation: pascal(attribute.target ?? ''),
  };
  const type = named[attribute.kind] ?? PLAIN[attribute.kind] ?? 'string';
  return attribute.multiple ? `${type}[]` : `${type} | null`;
}

function members(owner: string, attributes: readonly Attribute[], raw: Record<string, RawAttribute>): string[] {
  return attributes.flatMap((attribute) => {
    const type = memberType(owner, attribute, raw[attribute.name] ?? { type: '' });
    const mark = attribute.kind === 'relation' ? '?' : '';
    const member = `  ${attribute.publicName}${mark}: ${type};`;
    if (attribute.checked) return [member, `  /** Whether ${attribute.publicName} answered when it was last looked at. */`, `  ${seenName(attribute)}: Sighting | null;`];
    return attribute.kind === 'richtext' ? [member, `  /** ${attribute.publicName} as sanitized HTML. */`, `  ${attribute.publicName}Html: string | null;`] : [member];
  });
}

const enums = (owner: string, attributes: readonly Attribute[]): string[] =>
  attributes
    .filter(({ kind }) => kind === 'enumeration')
    .map((attribute) => `export type ${enumName(owner, attribute)} = ${attribute.values.map((value) => `'${value}'`).join(' | ')};\n`);

function interfaceOf(owner: string, attributes: readonly Attribute[], raw: Record<string, RawAttribute>, first: string[] = [], last: string[] = []): string {
  const body = [...first, ...members(owner, attributes, raw), ...last].join('\n');
  return [...enums(owner, attributes), `export interface ${owner} {\n${body}\n}\n`].join('\n');
}

function entryInterface(type: TypeModel, raw: Record<string, RawAttribute>): string {
  const last = ['  createdAt: string;', '  updatedAt: string;', '  publishedAt: string;'];
  if (type.localized) last.push('  /** The language that was asked for. */', '  locale: string;', '  localization: Localization;');
  return interfaceOf(pascal(type.name), type.attributes, raw, ['  documentId: string;'], last);
}

/** The text of the generated file. The same schemas always give the same text. */
export function generateTypes({ schemas, components }: ContentFiles): string {
  const model = toContentModel(schemas, components);
  const byName = new Map(schemas.map((schema) => [schema.info.singularName, schema]));
  const parts = [...model.components].map(([uid, attributes]) => interfaceOf(toComponentName(uid), attributes, components[uid]?.attributes ?? {}));
  const entries = [...model.types.values()].map((type) => entryInterface(type, byName.get(type.name)?.attributes ?? {}));
  return [HEADER, ...parts, ...entries].join('\n');
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** All schemas of the app, in the order of their names. Safety profiles are private and left out. */
export function readContentFiles(srcDir: string): ContentFiles {
  const files = (folder: string, name: RegExp) =>
    readdirSync(join(srcDir, folder), { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file)).sort();
  const schemas = files('api', /schema\.json$/).map((file) => readJson(join(srcDir, 'api', file)) as RawSchema);
  const components = files('components', /\.json$/)
    .filter((file) => !file.startsWith('safety'))
    .map((file) => [file.replace(/\.json$/, '').replace(/[\\/]/, '.'), readJson(join(srcDir, 'components', file)) as ComponentSchema] as const);
  return { schemas, components: Object.fromEntries(components) };
}

function run(check: boolean): void {
  const wanted = generateTypes(readContentFiles(join(cmsDir, 'src')));
  const name = relative(process.cwd(), output);
  if (!check) return writeFileSync(output, wanted);
  if (readFileSync(output, 'utf8') === wanted) return;
  console.error(`${name} is not what the content types say. Run: pnpm --filter cms types`);
  process.exitCode = 1;
}

if (import.meta.main) run(process.argv.includes('--check'));
