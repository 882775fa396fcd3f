import fc from 'fast-check';
import type { Values } from './compare';
import { LOCALES, TYPES } from './types';

/** What editors do, without ids: documents and targets are named by a number, taken modulo how many there are. */
export type Edit =
  | { kind: 'create' | 'write'; type: string; doc: number; locale: string; values: Values }
  | { kind: 'share'; doc: number; locale: string; values: Values }
  | { kind: 'relate'; doc: number; locale: string; field: number; mode: 'set' | 'connect' | 'disconnect'; targets: number[] }
  | { kind: 'publish' | 'delete'; doc: number; locale: string }
  | { kind: 'unpublish' | 'discard'; doc: number; locale: string }
  | { kind: 'clone'; doc: number }
  | { kind: 'safety'; doc: number; locale: string; visibility: string; withheld: number[] }
  | { kind: 'consent'; doc: number; locale: string; scope: string; expiresIn: number | null; withdrawn: boolean }
  | { kind: 'time'; seconds: number };

/** Few words, so that slugs collide, values tie and searches hit; some that are awkward. */
export const WORDS = ['rio', 'Río', 'agua', 'Eau', 'agua rio', 'niño', 'nino', '50%', 'a_b', 'tierra, agua', 'Ωmega', '🌱 verde', 'zz'.repeat(60)];
export const COUNTRIES = ['KE', 'CL', 'SN'];

const text = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.constantFrom('', ' ') });
const plain = fc.constantFrom(...WORDS.filter((word) => !/[%_]/.test(word)), '');
const locale = fc.constantFrom(...LOCALES);
const number = fc.nat(30);
const lines = fc.uniqueArray(fc.constantFrom('agua', 'Río', 'niño'), { maxLength: 2 });
const countries = fc.uniqueArray(fc.constantFrom(...COUNTRIES), { maxLength: 2 });

const some = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Values>;

/** Localized values of each type. Its title is given more often than not. */
const LOCAL: Record<string, fc.Arbitrary<Values>> = {
  theme: some({ name: text, description: text, synonyms: lines }),
  region: some({ name: text, description: text, synonyms: lines }),
  organization: some({ name: text, aliases: lines, country: fc.constantFrom(...COUNTRIES) }),
  project: some({ title: text, summary: text, body: plain, slug: fc.constantFrom('rio', 'agua', 'Nuevo río') }),
  testimonial: some({ quote: text, speakerRole: text }),
};

/** Shared values of each type; none that is a default, which adding a language would rightly ignore. */
const SHARED: Record<string, fc.Arbitrary<Values>> = {
  region: some({ countries, coreGroup: fc.constant(true) }),
  project: some({ activityStatus: fc.constantFrom('planned', 'completed'), startDate: fc.constantFrom('2019', '2020-05', '2020'), countries, titleSupplied: fc.constant(true), sample: fc.constant(true) }),
  testimonial: some({ country: fc.constantFrom(...COUNTRIES), order: fc.nat(3), originalLanguage: fc.constantFrom('es', 'wo') }),
};

const type = fc.constantFrom(...Object.keys(TYPES), 'project', 'project', 'testimonial');

const written = (kind: 'create' | 'write'): fc.Arbitrary<Edit> =>
  type.chain((name) => fc.record({ kind: fc.constant(kind), type: fc.constant(name), doc: number, locale, values: LOCAL[name] as fc.Arbitrary<Values> })) as fc.Arbitrary<Edit>;

const shared: fc.Arbitrary<Edit> = fc.constantFrom(...Object.keys(SHARED)).chain((name) => fc.record({ kind: fc.constant('share' as const), doc: number, locale, values: SHARED[name] as fc.Arbitrary<Values> }));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: written('create') },
  { weight: 6, arbitrary: written('write') },
  { weight: 3, arbitrary: shared },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('relate' as const), doc: number, locale, field: fc.nat(5), mode: fc.constantFrom('set', 'connect', 'disconnect'), targets: fc.array(number, { maxLength: 3 }) }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('publish' as const), doc: number, locale: fc.constantFrom(...LOCALES, '*', '*') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('unpublish' as const, 'discard' as const), doc: number, locale }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), doc: number, locale: fc.constantFrom(...LOCALES, '*') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clone' as const), doc: number }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('safety' as const), doc: number, locale, visibility: fc.constantFrom('public', 'generalised', 'withheld'), withheld: fc.uniqueArray(fc.nat(12), { maxLength: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('consent' as const), doc: number, locale, scope: fc.constantFrom('site', 'site', 'site', 'network'), expiresIn: fc.option(fc.integer({ min: 1, max: 900 })), withdrawn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 600 }) }) },
);

const title = fc.constantFrom(...WORDS);
const made = (name: string, named: string): fc.Arbitrary<Edit> =>
  fc.record({ kind: fc.constant('create' as const), type: fc.constant(name), doc: fc.constant(0), locale, values: fc.tuple(LOCAL[name] as fc.Arbitrary<Values>, title).map(([values, text_]) => ({ ...values, [named]: text_ })) });
const lasting: fc.Arbitrary<number | null> = fc.option(fc.integer({ min: 300, max: 900 }));
const consenting: fc.Arbitrary<Edit> = fc.record({ kind: fc.constant('consent' as const), doc: number, locale, scope: fc.constant('site'), expiresIn: lasting, withdrawn: fc.constant(false) });
const everything: fc.Arbitrary<Edit> = fc.record({ kind: fc.constant('publish' as const), doc: number, locale: fc.constant('*') });
const translating: fc.Arbitrary<Edit> = fc.constantFrom('project', 'theme', 'testimonial').chain((name) => fc.record({ kind: fc.constant('write' as const), type: fc.constant(name), doc: number, locale, values: LOCAL[name] as fc.Arbitrary<Values> }));
const relating: fc.Arbitrary<Edit> = fc.record({ kind: fc.constant('relate' as const), doc: number, locale, field: fc.nat(5), mode: fc.constant('connect' as const), targets: fc.array(number, { minLength: 1, maxLength: 3 }) });

/** A history that begins with some content of every type, so that there is something to ask about, and goes on with anything. */
export const history: fc.Arbitrary<Edit[]> = fc
  .tuple(
    fc.tuple(made('theme', 'name'), made('theme', 'name'), made('region', 'name'), made('organization', 'name'), made('project', 'title'), made('project', 'title'), made('project', 'title'), made('testimonial', 'quote'), made('testimonial', 'quote')),
    fc.array(fc.oneof(translating, shared, relating), { minLength: 4, maxLength: 8, size: 'max' }),
    fc.tuple(consenting, consenting, everything, everything, everything, everything, everything),
    fc.array(edit, { minLength: 6, maxLength: 20, size: 'max' }),
  )
  .map((parts) => parts.flat());
