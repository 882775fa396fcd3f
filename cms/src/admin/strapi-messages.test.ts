import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, string>;

/** What the parser of ICU messages gives, as far as it is read here. Value is an argument's or a tag's name. */
interface Part {
  type: number;
  value: string;
  options?: Record<string, { value: Part[] }>;
  children?: Part[];
}

/** Packages of Strapi by the prefix of their messages, with the folder of their translations. */
const PACKAGES = {
  '': ['@strapi/admin', 'dist/admin/admin/src/translations'],
  'upload.': ['@strapi/upload', 'dist/admin/translations'],
  'content-manager.': ['@strapi/content-manager', 'dist/admin/translations'],
  'i18n.': ['@strapi/i18n', 'dist/admin/translations'],
  'email.': ['@strapi/email', 'dist/admin/translations'],
} as const;

/** What editors and administrators read. The package admin is left out: many of its messages are settings and offers that nobody sees here. */
const WHOLE = /^(upload|content-manager|i18n|email)\./;

/** Beginnings of messages that this installation never shows. */
const LEFT_OUT = {
  'artificial intelligence': [
    'upload.ai.',
    'upload.asset-details.replace.description.ai',
    'upload.list.bulk-actions.create-metadata',
    'upload.settings.form.aiMetadata.',
    'upload.upload.progress.file.generatingMetadata',
    'upload.upload.progress.file.metadata',
    'upload.upload.progress.generatingMetadata.',
    'upload.upload.progress.metadataGenerated.',
    'i18n.CMEditViewAITranslation.',
    'i18n.CMEditViewLocalePicker.locale.ai-translations',
    'i18n.Settings.aiLocalizations.',
  ],
  'paid edition': ['content-manager.history.'],
};
const leftOut = Object.values(LEFT_OUT).flat();

const strapi = createRequire(createRequire(import.meta.url).resolve('@strapi/strapi/package.json'));
const intl = createRequire(createRequire(strapi.resolve('@strapi/admin/package.json')).resolve('react-intl/package.json'));
const { parse, TYPE } = intl('@formatjs/icu-messageformat-parser') as { parse: (message: string) => Part[]; TYPE: Record<string, number> };

/** Strapi's own messages in a language under the ids the admin asks for; none where Strapi does not speak it. */
async function shipped(language: string): Promise<Messages> {
  const all = await Promise.all(
    Object.entries(PACKAGES).map(async ([prefix, [name, folder]]) => {
      const [file] = globSync(join(dirname(strapi.resolve(`${name}/package.json`)), folder, `${language}.json.mjs`));
      const messages = file ? ((await import(pathToFileURL(file).href)) as { default: Messages }).default : {};
      return Object.entries(messages).map(([key, message]) => [`${prefix}${key}`, message] as const);
    }),
  );
  return Object.fromEntries(all.flat());
}

const translations = join(import.meta.dirname, 'translations/strapi');
const ours = Object.fromEntries(
  globSync('*.json', { cwd: translations }).map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(translations, file), 'utf8')) as Messages]),
);
const languages = Object.keys(ours).filter((language) => language !== 'en').sort();
const english = { ...(await shipped('en')), ...ours.en };

function parts(message: readonly Part[]): Part[] {
  return message.flatMap((part) => [part, ...parts(part.children ?? []), ...Object.values(part.options ?? {}).flatMap(({ value }) => parts(value))]);
}

/** Names of a message's arguments and tags, each once. */
function names(message: string): string[] {
  const named = parts(parse(message)).filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound);
  return [...new Set(named.map(({ type, value }) => (type === TYPE.tag ? `<${value}>` : value)))].sort();
}

it('reads the messages of Strapi', () => {
  for (const prefix of Object.keys(PACKAGES)) expect(Object.keys(english).filter((key) => key.startsWith(prefix)).length).toBeGreaterThan(20);
});

it('completes the languages of the network', () => {
  expect(languages).toEqual(expect.arrayContaining(['es', 'fr']));
});

it('leaves nothing out that Strapi no longer has', () => {
  expect(leftOut.filter((prefix) => !Object.keys(english).some((key) => key.startsWith(prefix)))).toEqual([]);
});

describe.each(languages)("Strapi's messages in %s", (language) => {
  const own = ours[language] ?? {};

  it('are all there for those who use them', async () => {
    const there = { ...(await shipped(language)), ...own };
    const missing = Object.entries(english).filter(([key]) => WHOLE.test(key) && !(key in there) && !leftOut.some((prefix) => key.startsWith(prefix)));
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it('repeat nothing that Strapi says itself', async () => {
    const there = await shipped(language);
    expect(Object.keys(own).filter((key) => own[key] === there[key])).toEqual([]);
  });

  it('have the arguments of the English ones, or of the other languages where Strapi keeps the English in its code', () => {
    const like = (key: string) => english[key] ?? Object.values(ours).map((messages) => messages[key]).find((message) => message !== undefined) ?? '';
    const pairs = Object.entries(own).map(([key, message]) => [key, names(message)] as const);
    expect(Object.fromEntries(pairs)).toEqual(Object.fromEntries(pairs.map(([key]) => [key, names(like(key))])));
  });

  it('say one and many apart wherever they count', () => {
    const plurals = Object.entries(own).flatMap(([key, message]) => parts(parse(message)).filter(({ type }) => type === TYPE.plural).map(({ options }) => [key, Object.keys(options ?? {})] as const));
    expect(plurals.length).toBeGreaterThan(0);
    expect(plurals.filter(([, options]) => !options.includes('one') || !options.includes('other'))).toEqual([]);
  });
});
