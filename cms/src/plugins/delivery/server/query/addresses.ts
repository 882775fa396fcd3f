import type { TypeModel } from '../project/model';
import { BadRequest } from './bad-request';
import { listed, parseParameters, refuseUnknown } from './parameters';
import { type Limits, type Localization, parseLocalization } from './parse';

/** An entry by the words of its address. */
export interface EntryAddress {
  /** As it was asked for: `es/projects/agua-para-todos`, or `projects/agua-para-todos`. */
  text: string;
  type: TypeModel;
  /** The language in which the address stands. */
  locale: string;
  /** Or the document id. */
  slug: string;
}

export interface AddressRequest {
  /** In which the entries are wanted. */
  localization: Localization;
  /** Each once, in an order that does not depend on the caller's. */
  addresses: readonly EntryAddress[];
}

/** What a slug may stand for: the document's id, the slug it has in a language, or one it had. */
export interface Candidate {
  kind: 'id' | 'current' | 'former';
  locale: string;
  documentId: string;
  /** How far a current slug was borrowed; 0 is the language's own. */
  rank: number;
  /** The change at which a slug was last served. */
  number: number;
}

const MAX_ADDRESSES = 100;
/** Longer than any slug or document id. */
const MAX_SLUG = 200;

/** Types whose entries have slugs. */
export const addressable = (types: Iterable<TypeModel>): TypeModel[] => [...types].filter(({ single, attributes }) => !single && attributes.some(({ kind }) => kind === 'slug'));

function parseAddress(types: readonly TypeModel[], limits: Limits, asked: string, text: string): EntryAddress {
  const parts = text.split('/');
  const locale = parts.length === 3 ? parts.shift() : asked;
  const [plural, slug = ''] = parts;
  const type = types.find((one) => one.plural === plural);
  const malformed = parts.length !== 2 || slug === '' || slug.length > MAX_SLUG;
  if (malformed || !type || locale === undefined || !limits.locales.includes(locale)) {
    throw new BadRequest('of', '"of" names entries by type and slug or documentId, and may name the language of the address before them: projects/water-for-all, es/projects/agua-para-todos.', types.map((one) => `${one.plural}/…`));
  }
  return { text, type, locale, slug };
}

/** Reads the query string of /api/addresses. Throws BadRequest. */
export function parseAddresses(types: Iterable<TypeModel>, limits: Limits, query: string): AddressRequest {
  const tree = parseParameters(query);
  refuseUnknown(tree, ['locale', 'of']);
  const localization = parseLocalization(tree, limits);
  const texts = [...new Set(listed(tree.get('of'), 'of'))].sort();
  if (texts.length === 0) throw new BadRequest('of', '"of" is missing: the addresses to look up, such as projects/water-for-all.');
  if (texts.length > MAX_ADDRESSES) throw new BadRequest('of', `"of" takes at most ${MAX_ADDRESSES} addresses.`);
  const known = addressable(types);
  return { localization, addresses: texts.map((text) => parseAddress(known, limits, localization.locale, text)) };
}

const KINDS = ['id', 'current', 'former'] as const satisfies readonly Candidate['kind'][];

/**
 * The document an address leads to, as a request for it would find: by its id, by the slug one has in that language, then by slugs that
 * were served, those of the language first and the others in the order of its chain. `locales`: the language and its chain.
 */
export function chooseDocument(candidates: readonly Candidate[], locales: readonly string[]): string | undefined {
  const [own] = locales;
  const place = ({ locale }: Candidate): number => locales.indexOf(locale);
  return candidates
    .filter((candidate) => candidate.kind === 'id' || (candidate.kind === 'current' ? candidate.locale === own : place(candidate) >= 0))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.rank - b.rank || (a.kind === 'former' ? place(a) - place(b) : 0) || b.number - a.number || (a.documentId < b.documentId ? -1 : 1))[0]?.documentId;
}
