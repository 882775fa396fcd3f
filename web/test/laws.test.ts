import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { locales } from '../../cms/config/locales';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Source {
  path: string;
  text: string;
}

/** Comments may name what code must not use. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$|<!--[\s\S]*?-->/gm, '$1');

const sources: Source[] = ['app', 'server', 'shared', 'i18n']
  .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(ts|vue|css)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: withoutComments(readFileSync(`${root}${path}`, 'utf8')) }));

const inFolder = (folder: string) => ({ path }: Source) => path.startsWith(`${folder}/`);
const outside = (folder: string) => ({ path }: Source) => !path.startsWith(`${folder}/`);
const offenders = (candidates: readonly Source[], pattern: RegExp): string[] =>
  candidates.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])));

describe('the laws of the site', () => {
  it('reads enough files to mean something', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  it('lets nothing but shared/cms know REST', () => {
    expect(offenders(sources.filter(outside('shared/cms')), /\baxios\b|\bpopulate\b|\$(eq|ne|in|notIn|lte?|gte?|containsi?|startsWith|null|notNull|and|or|not)\b/)).toEqual([]);
  });

  it('keeps Vue and Nitro out of shared', () => {
    expect(offenders(sources.filter(inFolder('shared')), /from '(vue|vue-router|nuxt|h3|nitropack|#|~|@nuxt)/)).toEqual([]);
  });

  it('lets no component or page fetch', () => {
    const views = sources.filter(({ path }) => path.endsWith('.vue'));
    expect(offenders(views, /\b(useAsyncData|useFetch|useLazyFetch|useLazyAsyncData|useCmsData|\$fetch|fetch)\(/)).toEqual([]);
    expect(offenders(views.filter(inFolder('app/components')), /\bawait\b/)).toEqual([]);
  });

  it('puts the language into every key of fetched data', () => {
    const uses = offenders(sources, /useAsyncData\(/);
    expect(uses).not.toEqual([]);
    expect(uses.filter((use) => !/useAsyncData\(`\$\{locale\.value\}/.test(use))).toEqual([]);
  });

  it('keeps no state in a module', () => {
    const modules = sources.filter(({ path }) => path.endsWith('.ts'));
    expect(offenders(modules, /^(export )?(let|var) |^(export )?const \w+ = (ref|reactive|shallowRef|new (Map|Set|WeakMap))\(/)).toEqual([]);
  });

  it('reads the clock only through the client, so that a kept page knows until when it holds', () => {
    const pages = sources.filter(({ path }) => path.startsWith('app/') || path.startsWith('shared/'));
    expect(offenders(pages, /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b/)).toEqual([]);
  });

  it('writes logical CSS only', () => {
    const physical =
      /(^|[\s;{])((margin|padding|border)-(left|right|top|bottom)[\w-]*|left|right|top|bottom|(min-|max-)?(width|height)|text-align:\s*(left|right)|float:\s*(left|right))\s*:/;
    const styles = sources
      .filter(({ path }) => /\.(vue|css)$/.test(path))
      .map(({ path, text }) => ({ path, text: path.endsWith('.css') ? text : (text.split('<style>')[1] ?? '') }))
      .map(({ path, text }) => ({ path, text: text.replace(/^@media.*$/gm, '') }));
    expect(offenders(styles, physical)).toEqual([]);
  });

  it('names no language in code', () => {
    const codes = locales.map(({ code }) => code).join('|');
    expect(offenders(sources, new RegExp(`['"\`](${codes})['"\`]|\\b(${codes}):\\s*['"\`[]`))).toEqual([]);
  });
});
