import { formatYears, joinYears, parseYears } from './year-span';

/** Query values as a router holds them. */
export type QueryValues = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>;

/** A query as it is written in the one way that names a page: lists in order, no word twice, nothing without meaning. */
export type CanonicalQuery = Readonly<Record<string, string>>;

/** The API takes no more. */
const MAX_WORDS = 200;
const MAX_VALUES = 50;

const SLUG = /^[\p{Letter}\p{Number}_-]{1,200}$/u;
/** Licences are written as their owners write them: CC BY-SA 4.0. */
const LICENSE = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number} ./()-]{0,59}$/u;

/** Letters, digits and what joins them: control characters and lone surrogates say nothing. */
const clean = (text: string): string => text.toWellFormed().replace(/[\p{Control}\uFFFD]+/gu, ' ').replace(/\s+/gu, ' ').trim();

function toWords(values: readonly string[]): string {
  const words = clean(clean(values[0] ?? '').slice(0, MAX_WORDS));
  return /[\p{Letter}\p{Number}]/u.test(words) ? words : '';
}

/** A form writes `kind=law&kind=report` where a link writes `kind=law,report`. */
function toList(values: readonly string[], shape: RegExp): string {
  const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim());
  return [...new Set(parts.filter((part) => shape.test(part)))].sort().slice(0, MAX_VALUES).join(',');
}

/** A number that means no page stays one, so that all of them get the same answer. */
function toPage([value = '']: readonly string[]): string {
  if (value === '' || value === '1') return '';
  return /^[1-9]\d{0,4}$/.test(value) ? value : '0';
}

const slugs = (values: readonly string[]): string => toList(values, SLUG);

/** Every name that means something in the address of a page, in the order they are written. All others are passed over. */
const NAMES: Readonly<Record<string, (values: readonly string[]) => string>> = {
  q: toWords,
  type: slugs,
  kind: slugs,
  status: slugs,
  theme: slugs,
  frontier: slugs,
  region: slugs,
  country: slugs,
  language: slugs,
  organization: slugs,
  availability: slugs,
  license: (values) => toList(values, LICENSE),
  year: ([value = '']) => {
    const years = parseYears(value);
    return years ? formatYears(years) : '';
  },
  sort: slugs,
  whole: slugs,
  page: toPage,
};

/** Names under which a visitor may write what nobody else has to know. */
export const FREE_NAMES = ['q', 'license'] as const;

const listOf = (value: QueryValues[string]): string[] => [value ?? []].flat().filter((one): one is string => typeof one === 'string');

/** Two fields of a form make one span of years. */
function withYears(values: QueryValues): QueryValues {
  const [[from = ''], [to = '']] = [listOf(values.from), listOf(values.to)];
  const years = joinYears(from, to);
  return years ? { ...values, year: formatYears(years) } : values;
}

/** Of all queries that say the same, the one. A query that is canonical stays as it is. */
export function toCanonicalQuery(values: QueryValues): CanonicalQuery {
  const whole = withYears(values);
  const pairs = Object.entries(NAMES).map(([name, write]) => [name, write(listOf(whole[name]))] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}
