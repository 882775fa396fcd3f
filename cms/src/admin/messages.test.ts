import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldMessages, toStrapiMessages, type Messages, type Model } from './messages';
import { toModels } from './models';

const source = resolve(import.meta.dirname, '..');
const read = (path: string) => JSON.parse(readFileSync(resolve(source, path), 'utf8'));
const files = (pattern: string) => Object.fromEntries(globSync(pattern, { cwd: source }).sort().map((path) => [path, read(path)]));
const types = files('api/*/content-types/*/schema.json');
const components = files('components/*/*.json');
const models = toModels(types, components);
/** A file there is a language of the admin: content may have more languages than its editors read. */
const languages = globSync('admin/translations/*.json', { cwd: source }).map((path) => basename(path, '.json')).sort();
const messages = Object.fromEntries(languages.map((language) => [language, read(`admin/translations/${language}.json`)])) as Record<string, Messages>;
const messagesIn = (language: string): Messages => messages[language] ?? expect.unreachable(`no messages in ${language}`);
const english = messagesIn('en');
const strapi = files('admin/translations/strapi/*.json');
const all = [...models.types, ...models.components];

/** Every text of a file with the path of its key. */
function texts(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === 'string') return [[path.join('/'), value]];
  return Object.entries(value as object).flatMap(([key, item]) => texts(item, [...path, key]));
}

const enumValues = [...Object.values(types), ...Object.values(components)].flatMap(({ attributes }) =>
  Object.values(attributes as Record<string, { enum?: string[] }>).flatMap((attribute) => attribute.enum ?? []),
);

it('the admin speaks the three languages of the network', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'es', 'fr']));
});

describe.each(languages)('admin messages in %s', (language) => {
  const own = messagesIn(language);

  it('name and describe every attribute', () => {
    const missing = all.flatMap((model) => model.attributes.filter((name) => !fieldMessages(own, model, name)?.label || !fieldMessages(own, model, name)?.description).map((name) => `${model.uid}.${name}`));
    expect(missing).toEqual([]);
  });

  it('name every type, component and value', () => {
    expect(Object.keys(own.types).sort()).toEqual(models.types.map(({ uid }) => uid.split('.').at(-1)).sort());
    expect(Object.keys(own.components).sort()).toEqual(models.components.map(({ uid }) => uid).sort());
    expect(Object.keys(own.values).sort()).toEqual([...new Set(enumValues)].sort());
  });

  it('describe no attribute that is gone, and none twice', () => {
    const has = (uid: string, name: string) => all.find((model) => model.uid === uid)?.attributes.includes(name);
    const orphans = [
      ...Object.entries(own.types).flatMap(([type, { fields }]) => Object.keys(fields ?? {}).filter((name) => !has(`api::${type}.${type}`, name)).map((name) => `${type}.${name}`)),
      ...Object.entries(own.components).flatMap(([uid, { fields }]) => Object.keys(fields ?? {}).filter((name) => !has(uid, name)).map((name) => `${uid}.${name}`)),
    ];
    const used = (name: string) => models.types.some(({ uid, attributes }) => attributes.includes(name) && !own.types[uid.split('.').at(-1) ?? '']?.fields?.[name]);
    expect([...orphans, ...Object.keys(own.fields).filter((name) => !used(name))]).toEqual([]);
  });

  it('have the keys and placeholders of the English ones', () => {
    const shape = (file: Messages) => texts(file).map(([path, text]) => `${path} ${(text.match(/\{\w+/g) ?? []).join(' ')}`);
    expect(shape(own)).toEqual(shape(english));
  });

  it('use the typography of the language', () => {
    const wrong: Record<string, RegExp> = {
      en: /['"«»]|\u00a0/,
      es: /['"“”]|« | »|^[^¿]*\?/,
      fr: /['"“”]|[^\u202f][;!?](?![\w/])|[^\u00a0][:»](?![\w/])|«[^\u00a0]/,
    };
    const ours = texts({ ...own, strapi: strapi[`admin/translations/strapi/${language}.json`] ?? {} }).filter(([, text]) => !/https?:/.test(text));
    expect(ours.filter(([, text]) => wrong[language]?.test(text))).toEqual([]);
  });
});

describe('toStrapiMessages', () => {
  it('finds a message by the ids Strapi looks up', () => {
    const model: Model = { uid: 'api::theme.theme', displayName: 'Theme', attributes: ['name', 'broader'] };
    const found = toStrapiMessages(messagesIn('es'), { types: [model], components: [] });
    expect(found.Theme).toBe('Temas');
    expect(found['content-manager.content-types.api::theme.theme.name']).toBe('Nombre');
    expect(found['content.api::theme.theme.broader']).toMatch(/^El tema más amplio/);
  });

  it('gives no two texts one id', () => {
    const ids = [...Object.keys(english.values), ...Object.keys(english.categories), ...models.types.map(({ displayName }) => displayName), ...models.components.map(({ uid }) => uid)];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
