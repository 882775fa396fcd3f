import { cleanData } from '../../../../documents/text';
import type { ValueProblem } from '../../../../documents/value-error';
import type { SeedAttributes, SeedSchema } from '../../../../seed/model';
import { problemsOfValues } from '../../../../seed/value-problems';
import { type ImportedWork, RELATION_NAMES, RELATIONS, type RowProblem, type Version } from '../formats/imported-work';
import { nearest } from '../formats/nearest';
import type { Countries } from '../match/countries';
import { editionsOf } from '../match/identity';
import type { Vocabulary } from '../match/vocabulary';
import type { ResolvedWork } from './import-plan';

export interface Resolver {
  schema: SeedSchema;
  /** Of the type resource. */
  attributes: SeedAttributes;
  vocabulary: Vocabulary;
  countries: Countries;
  locales: readonly string[];
  /** Language of works that name none. */
  language: string;
}

export interface Resolved {
  work: ResolvedWork;
  problems: RowProblem[];
}

const withoutNulls = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Text as it is kept, and what cannot be. */
function cleaned(values: Record<string, unknown>, { attributes, schema }: Resolver, locale?: string): { values: Record<string, unknown>; problems: RowProblem[] } {
  const found: ValueProblem[] = [];
  const clean = cleanData(values, attributes, [], found, (uid) => schema.componentAttributes(uid) ?? {});
  return { values: clean, problems: found.map(({ path, reason, values: details }) => ({ reason, values: details, column: columnOf(path, locale) })) };
}

/** Where a value stands, as the heads of a table say it. */
function columnOf(path: readonly (string | number)[], locale?: string): string {
  const [name = '', ...rest] = path;
  return [locale ? `${name}__${locale}` : name, ...rest].join('.');
}

/** What the rules of the schema and of every writer say. An edition's file is no value of theirs: it is looked up later. */
function ruleProblems(values: Record<string, unknown>, { attributes, schema }: Resolver, locale?: string): RowProblem[] {
  const editions = Array.isArray(values.expressions) ? { expressions: (values.expressions as unknown[]).map((edition) => withoutFile(edition)) } : {};
  const problems = problemsOfValues({ ...withoutNulls(values), ...editions }, attributes, schema, Object.keys(attributes));
  return problems.map(({ path, reason, values: details }) => ({ reason, values: details, column: columnOf(path, locale) }));
}

function withoutFile(edition: unknown): unknown {
  if (typeof edition !== 'object' || edition === null || Array.isArray(edition)) return edition;
  const { file: _file, ...rest } = edition as Record<string, unknown>;
  return rest;
}

function resolveRelations(work: ImportedWork, { vocabulary }: Resolver): { relations: Record<string, string[]>; problems: RowProblem[] } {
  const relations: Record<string, string[]> = {};
  const problems: RowProblem[] = [];
  for (const relation of RELATION_NAMES) {
    const names = work.relations[relation];
    if (!names) continue;
    const ids = names.flatMap((name) => {
      const found = vocabulary.resolve(RELATIONS[relation], name);
      if ('documentId' in found) return [found.documentId];
      const like = found.problem === 'unknown' ? found.nearest : undefined;
      const reason = found.problem === 'ambiguous' ? 'nameAmbiguous' : like ? 'nameUnknownLike' : 'nameUnknown';
      problems.push({ reason, values: { name, ...(like ? { nearest: like } : {}) }, column: relation });
      return [];
    });
    relations[relation] = [...new Set(ids)];
  }
  return { relations, problems };
}

/** Free publishers and keywords become relations where one is called so, and are no problem where none is. */
function freeRelations(work: ImportedWork, { vocabulary }: Resolver): { relations: Record<string, string[]>; problems: RowProblem[] } {
  const idOf = (type: string, name: string): string[] => {
    const id = vocabulary.find(type, name);
    return id === undefined ? [] : [id];
  };
  const publishers = work.publisher ? idOf('organization', work.publisher) : [];
  const themes = [...new Set((work.keywords ?? []).flatMap((keyword) => idOf('theme', keyword)))];
  const unknown = (work.keywords ?? []).filter((keyword) => idOf('theme', keyword).length === 0);
  return {
    relations: { ...(publishers.length > 0 ? { publishers } : {}), ...(themes.length > 0 ? { themes } : {}) },
    problems: unknown.length > 0 ? [{ reason: 'keywordsLeft', values: { count: unknown.length, keywords: unknown.join('; ') }, column: 'themes', note: true }] : [],
  };
}

function resolveCountries(shared: Record<string, unknown>, { countries }: Resolver): { shared: Record<string, unknown>; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  if (!Array.isArray(shared.countries)) return { shared, problems };
  const codes = (shared.countries as unknown[]).flatMap((name): unknown[] => {
    if (typeof name !== 'string') return [name];
    const found = countries.resolve(name);
    if ('code' in found) return [found.code];
    problems.push({ reason: found.nearest ? 'nameUnknownLike' : 'nameUnknown', values: { name, ...(found.nearest ? { nearest: found.nearest } : {}) }, column: 'countries' });
    return [];
  });
  return { shared: { ...shared, countries: [...new Set(codes)] }, problems };
}

/** The language a new work is first written in: what the file says, else the one that has a title, the reader's own first. */
function sourceOf(work: ImportedWork, { locales, language }: Resolver): { locale: string; problems: RowProblem[] } {
  const said = work.sourceLocale;
  if (said !== undefined && said !== '') {
    if (locales.includes(said)) return { locale: said, problems: [] };
    const like = nearest(said, locales);
    return { locale: language, problems: [{ reason: 'languageNotOffered', values: { language: said, allowed: locales.join(', '), ...(like ? { nearest: like } : {}) }, column: 'sourceLocale' }] };
  }
  const titled = [language, ...locales].find((locale) => work.versions[locale]?.title);
  return { locale: titled ?? language, problems: [] };
}

/** An edition may name a file that is already there, and no other: an import brings no files. */
export function fileProblems(shared: Readonly<Record<string, unknown>>, files: Readonly<Record<string, number>>): RowProblem[] {
  return editionsOf(shared).flatMap(({ file }, index) => (file === undefined || (typeof file === 'string' && Object.hasOwn(files, file)) ? [] : [{ reason: 'fileNotThere', values: { file: String(file) }, column: `expressions.${index}.file` }]));
}

/** A row with names as ids and text as it is kept, and everything that speaks against it. */
export function resolveWork(work: ImportedWork, resolver: Resolver): Resolved {
  const source = sourceOf(work, resolver);
  const named = resolveRelations(work, resolver);
  const free = freeRelations(work, resolver);
  const { publisherName, ...unrelated } = work.shared;
  const isRelated = free.relations.publishers !== undefined && publisherName === work.publisher;
  const located = resolveCountries(isRelated ? unrelated : work.shared, resolver);
  const shared = cleaned(located.shared, resolver);
  const versions = Object.entries(work.versions).map(([locale, version]) => ({ locale, ...cleaned({ ...version }, resolver, locale) }));
  const unclean = [...shared.problems, ...versions.flatMap(({ problems }) => problems)];
  const rules = unclean.length > 0 ? [] : [...ruleProblems(shared.values, resolver), ...versions.flatMap(({ locale, values }) => ruleProblems(values, resolver, locale))];
  return {
    work: {
      row: work.row,
      documentId: work.documentId || undefined,
      sourceLocale: source.locale,
      language: work.language,
      versions: Object.fromEntries(versions.map(({ locale, values }) => [locale, values as Version])),
      shared: shared.values,
      relations: { ...free.relations, ...named.relations },
      adds: [...(work.addsEditions ? ['expressions'] : []), ...Object.keys(free.relations).filter((name) => !(name in named.relations))],
    },
    problems: [...work.problems, ...source.problems, ...named.problems, ...located.problems, ...unclean, ...rules, ...free.problems],
  };
}
