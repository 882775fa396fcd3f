import { byPoint, compares, empty, type Filter, fold, normal, type Value, type Values } from './compare';
import { CHAINS, type Field, LOCALES, type Type, TYPES } from './types';

/** The reference model: what DESIGN §4 to §6 say, as plainly as it can be said. Slow, and obviously right. */

export interface Side { versions: Record<string, Values>; shared: Values; links: Record<string, string[]>; pins: Record<string, Record<string, string[]>> }
export interface Doc { type: string; id: string; source: string; draft: Side; live: Side }
export interface Query {
  type: string; locale: string; fallback: 'auto' | 'none'; filters?: Filter; sort?: string[]; fields?: string[]; q?: string;
  populate?: Record<string, string[]>; start: number; limit: number;
}

export const newSide = (): Side => ({ versions: {}, shared: {}, links: {}, pins: {} });
const typeOf = (doc: Doc): Type => TYPES[doc.type] as Type;

export class Model {
  docs: Doc[] = [];
  now = new Date(0);
  served: { type: string; locale: string; slug: string; id: string; step: number }[] = [];

  // §5: safety. Every row counts, and the strictest wins.
  visibility(doc: Doc): string {
    const found = [doc.draft, doc.live].map((side) => (side.shared.safety as Values | null)?.visibility);
    return ['withheld', 'generalised'].find((level) => found.includes(level)) ?? 'public';
  }
  consented(doc: Doc): boolean {
    if (!typeOf(doc).consent) return true;
    return [doc.draft, doc.live].every((side) => {
      const consent = side.shared.consent as Values | null;
      const over = (moment: Value | undefined) => typeof moment === 'string' && new Date(moment) <= this.now;
      return consent?.scope === 'site' && !over(consent.expiresAt) && !over(consent.withdrawnAt);
    });
  }
  /** The first end of a consent among all that is shown of a type, of whichever row. */
  validUntil(type: string): string | null {
    const sides = this.docs.filter((doc) => doc.type === type && typeOf(doc).consent && this.isPublic(doc)).flatMap((doc) => [doc.draft, doc.live]);
    const ends = sides.flatMap(({ shared }) => [(shared.consent as Values | null)?.expiresAt, (shared.consent as Values | null)?.withdrawnAt]);
    return ends.filter((end): end is string => typeof end === 'string').sort()[0] ?? null;
  }
  isPublished(doc: Doc) { return Object.keys(doc.live.versions).length > 0; }
  isPublic(doc: Doc) { return this.isPublished(doc) && this.visibility(doc) !== 'withheld' && this.consented(doc); }
  hides(doc: Doc, name: string, locates: boolean | undefined): boolean {
    const withheld = [doc.draft, doc.live].flatMap((side) => ((side.shared.safety as Values | null)?.withheldFields ?? []) as string[]);
    if (locates && this.visibility(doc) === 'generalised') return true;
    const { stored, describes } = typeOf(doc).fields.find((field) => field.name === name) ?? {};
    return [name, stored, describes].some((known) => known !== undefined && withheld.includes(known)) || (name === 'slug' && withheld.includes(typeOf(doc).titled ?? ''));
  }

  // §4.3: each field falls back on its own.
  effective(doc: Doc, field: Field, locale: string, fallback: string): { value: Value; from: string | null } {
    if (this.hides(doc, field.name, field.locates)) return { value: null, from: null };
    const key = field.stored ?? field.name;
    if (!field.localized) return { value: doc.live.shared[key] ?? null, from: null };
    for (const place of [locale, ...(fallback === 'auto' ? (CHAINS[locale] ?? []) : [])]) {
      const value = doc.live.versions[place]?.[key];
      if (!empty(value)) return { value: value as Value, from: place };
    }
    return { value: null, from: null };
  }
  // §4.8: stale is when the published source says something the translation was not made from.
  isStale(doc: Doc, field: Field, locale: string): boolean {
    const own = doc.live.versions[locale]?.[field.name];
    const source = doc.live.versions[doc.source];
    const pins = doc.live.pins[locale]?.[field.name];
    if (!field.localized || field.kind === 'slug' || locale === doc.source || empty(own) || !source || !pins || this.hides(doc, field.name, field.locates)) return false;
    return !pins.includes(JSON.stringify(normal(source[field.name])));
  }
  // §4.9: a language's own slug wins, then the nearer in the chain; the others get a suffix.
  slug(doc: Doc, locale: string): string | null {
    const field = typeOf(doc).fields.find(({ kind }) => kind === 'slug');
    if (!field) return null;
    const claim = (other: Doc) => ({ id: other.id, ...this.effective(other, field, locale, 'auto') });
    const rank = (from: string | null) => [locale, ...(CHAINS[locale] ?? [])].indexOf(from ?? locale);
    const own = claim(doc);
    if (own.value === null) return null;
    const rivals = this.docs.filter((other) => other !== doc && other.type === doc.type && this.isPublic(other)).map(claim).filter((other) => other.value === own.value);
    const beaten = rivals.some((other) => rank(other.from) < rank(own.from) || (rank(other.from) === rank(own.from) && other.id < own.id));
    return beaten ? `${String(own.value)}-${doc.id.slice(0, 6)}` : String(own.value);
  }

  links(doc: Doc, name: string): string[] {
    const relation = typeOf(doc).relations[name];
    if (!relation || this.hides(doc, name, relation.locates)) return [];
    const chosen = doc.live.links[name] ?? [];
    if (name !== 'region' || chosen.length > 0 || this.visibility(doc) !== 'generalised') return chosen;
    const countries = [doc.live.shared.countries, doc.live.shared.country].flat() as string[];
    const regions = this.docs.filter((other) => other.type === 'region' && ((other.live.shared.countries ?? []) as string[]).some((code) => countries.includes(code)));
    return regions.map((region) => region.id).sort().slice(0, 1);
  }
  listed(type: string, locale: string, fallback: string): Doc[] {
    return this.docs.filter((doc) => doc.type === type && this.isPublic(doc) && (fallback === 'auto' || !typeOf(doc).localized || doc.live.versions[locale] !== undefined));
  }
  related(doc: Doc, name: string, locale: string, fallback: string): Doc[] {
    const shown = this.listed(typeOf(doc).relations[name]?.to ?? '', locale, fallback);
    return this.links(doc, name).flatMap((id) => shown.find((other) => other.id === id) ?? []);
  }

  entry(doc: Doc, locale: string, fallback: string, only?: string[]): Values {
    const type = typeOf(doc);
    const entry: Values = { documentId: doc.id };
    const fields: Values = {};
    let stale = false;
    for (const field of type.fields) {
      const { value, from } = this.effective(doc, field, locale, fallback);
      const list = field.kind === 'list' || field.kind === 'codes';
      const shown = field.kind === 'slug' && value !== null ? this.slug(doc, locale) : empty(value) ? (list ? [] : null) : value;
      const names = field.kind === 'rich' ? [field.name, `${field.name}Html`] : [field.name];
      const outdated = this.isStale(doc, field, locale);
      stale ||= outdated;
      for (const name of names) {
        entry[name] = name === field.name || shown === null ? shown : `<p>${String(shown)}</p>`;
        if (from !== null && (from !== locale || outdated)) fields[name] = from;
      }
    }
    const keep = (values: Values) => (only ? Object.fromEntries(Object.entries(values).filter(([name]) => only.includes(name) || name === 'documentId')) : values);
    const chosen = keep(entry);
    if (!type.localized) return chosen;
    const own = doc.live.versions[locale] !== undefined;
    const state = !own ? 'fallback' : locale === doc.source ? 'original' : stale ? 'stale' : 'translated';
    const { documentId: _id, ...kept } = keep({ documentId: '', ...fields });
    return { ...chosen, locale, localization: { source: doc.source, state, available: LOCALES.filter((code) => doc.live.versions[code]), fields: kept } };
  }

  // §6: every condition is true or false.
  matches(doc: Doc, filter: Filter, query: Query): boolean {
    const entry = this.entry(doc, query.locale, query.fallback);
    return Object.entries(filter).every(([key, condition]) => {
      if (key === '$and') return (condition as Filter[]).every((item) => this.matches(doc, item, query));
      if (key === '$or') return (condition as Filter[]).some((item) => this.matches(doc, item, query));
      if (key === '$not') return !this.matches(doc, condition as Filter, query);
      if (typeOf(doc).relations[key]) return this.relates(doc, key, condition as Filter, query);
      return compares(entry[key] ?? null, condition as Filter | string, typeOf(doc).fields.find(({ name }) => name === key)?.kind ?? 'code');
    });
  }
  relates(doc: Doc, name: string, condition: Filter, query: Query): boolean {
    const targets = this.related(doc, name, query.locale, query.fallback).map((target) => this.entry(target, query.locale, query.fallback));
    return Object.entries(condition).every(([key, wish]) => {
      if (key === '$null') return (targets.length === 0) === (wish === 'true');
      if (key === '$not') return !this.relates(doc, name, wish as Filter, query);
      return Object.entries(typeof wish === 'string' ? { $eq: wish } : wish).every(([operator, value]) => {
        const found = targets.some((target) => [value].flat().includes(target[key] as string));
        return operator === '$ne' || operator === '$notIn' ? !found : found;
      });
    });
  }
  words(doc: Doc, query: Query): string {
    const entry = this.entry(doc, query.locale, query.fallback);
    return typeOf(doc).fields.filter(({ kind }) => ['text', 'rich', 'list'].includes(kind)).flatMap(({ name }) => [entry[name]].flat() as Value[]).filter((text) => typeof text === 'string').map((text) => fold(text as string)).join('\n');
  }

  answer(query: Query): { data: Values[]; total: number; withheld: number | undefined } {
    const found = this.listed(query.type, query.locale, query.fallback)
      .filter((doc) => !query.filters || this.matches(doc, query.filters, query))
      .filter((doc) => fold(query.q ?? '').split(/\s+/u).every((word) => this.words(doc, query).includes(word)))
      .sort((a, b) => this.order(a, b, query));
    const type = TYPES[query.type] as Type;
    return {
      data: found.slice(query.start, query.start + query.limit).map((doc) => this.shown(doc, query)),
      total: found.length,
      withheld: type.safety ? this.docs.filter((doc) => doc.type === query.type && this.isPublished(doc) && this.visibility(doc) === 'withheld').length : undefined,
    };
  }
  shown(doc: Doc, query: Query): Values {
    const entry = this.entry(doc, query.locale, query.fallback, query.fields);
    for (const [name, deeper] of Object.entries(query.populate ?? {})) {
      const targets = this.related(doc, name, query.locale, query.fallback).map((target) => this.shown(target, { ...query, fields: undefined, populate: Object.fromEntries(deeper.map((inner) => [inner, []])) }));
      entry[name] = typeOf(doc).relations[name]?.many ? targets : (targets[0] ?? null);
    }
    return entry;
  }
  order(a: Doc, b: Doc, query: Query): number {
    for (const wish of query.sort ?? []) {
      const [name = '', direction] = wish.split(':');
      const [left, right] = [a, b].map((doc) => this.entry(doc, query.locale, query.fallback)[name] ?? null) as [Value, Value];
      if ((left === null) !== (right === null)) return left === null ? 1 : -1;
      if (left === null) continue;
      const folds = ['text', 'rich', 'slug'].includes(typeOf(a).fields.find((field) => field.name === name)?.kind ?? '');
      const result = (folds ? byPoint(fold(String(left)), fold(String(right))) : 0) || byPoint(left, right);
      if (result !== 0) return direction === 'desc' ? -result : result;
    }
    return byPoint(a.id, b.id);
  }
}
