import { empty, normal, type Values } from './compare';
import type { Doc, Model, Side } from './model';
import { LOCALES, type Type, TYPES } from './types';

/** What an edit does to the reference model's own documents. */

export function defaults(type: string): Values {
  if (type === 'project') return { activityStatus: 'active', titleSupplied: false, sample: false };
  return type === 'testimonial' ? { sample: false } : type === 'region' ? { coreGroup: false } : {};
}

/** Values that a type has: an edit names its document by number, whatever its type. */
export function fitting(type: string, values: Values): Values {
  const names = (TYPES[type] as Type).fields.map((field) => field.stored ?? field.name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

/** One line of text is trimmed when it is saved. */
function cleaned(kind: string, name: string, value: Values[string]): Values[string] {
  return kind === 'text' && typeof value === 'string' && !['summary', 'description', 'quote'].includes(name) ? value.trim() : value;
}

function pin(doc: Doc, locale: string, before: Values): void {
  const sources = [doc.draft, doc.live].filter((side, index, all) => all.indexOf(side) === index && side.versions[doc.source]);
  if (sources.length === 0) return;
  const pins = (doc.draft.pins[locale] ??= {});
  for (const field of (TYPES[doc.type] as Type).fields.filter(({ localized, kind }) => localized && kind !== 'slug')) {
    const value = doc.draft.versions[locale]?.[field.name];
    const text = (of: Values[string] | undefined) => JSON.stringify(normal(of));
    if (empty(value)) delete pins[field.name];
    else if (!pins[field.name] || text(value) !== text(before[field.name])) pins[field.name] = sources.map((side) => text(side.versions[doc.source]?.[field.name]));
  }
}

export function put(doc: Doc, locale: string, values: Values): void {
  const type = TYPES[doc.type] as Type;
  const place = type.localized ? locale : '';
  const addsLanguage = !(place in doc.draft.versions) && Object.keys(doc.draft.versions).length > 0;
  const version = (doc.draft.versions[place] ??= {});
  const before = structuredClone(version);
  // The form that adds a language comes with empty shared fields, which are no wish.
  const isWish = (localized: boolean, value: Values[string] | undefined) => localized || !addsLanguage || !empty(value);
  for (const field of type.fields) {
    const name = field.stored ?? field.name;
    if (name in values && field.kind !== 'slug' && isWish(field.localized, values[name])) (field.localized ? version : doc.draft.shared)[name] = cleaned(field.kind, name, values[name] as Values[string]);
  }
  if (type.localized && locale !== doc.source) pin(doc, locale, before);
}

export function copy(from: Side, to: Side, locale: string): void {
  to.versions[locale] = structuredClone(from.versions[locale] as Values);
  to.pins[locale] = structuredClone(from.pins[locale] ?? {});
  to.shared = structuredClone(from.shared);
  to.links = structuredClone(from.links);
}

export function noteAddresses(model: Model, step: number): void {
  for (const doc of model.docs.filter((candidate) => model.isPublic(candidate))) {
    for (const locale of (TYPES[doc.type] as Type).localized ? LOCALES : ['']) {
      const slug = model.slug(doc, locale);
      const last = model.served.findLast((address) => address.id === doc.id && address.locale === locale);
      if (slug !== null && last?.slug !== slug) model.served.push({ type: doc.type, locale, slug, id: doc.id, step });
    }
  }
}
