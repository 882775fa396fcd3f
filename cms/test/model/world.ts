import type { TestCms } from '../harness/cms';
import { empty, type Values } from './compare';
import type { Edit } from './edits';
import { copy, defaults, fitting, noteAddresses, put } from './ledger';
import { type Doc, Model, newSide, type Side } from './model';
import { CHAINS, LOCALES, type Type, TYPES } from './types';

interface Documents {
  create(params: Values): Promise<{ documentId: string }>;
  clone(params: Values): Promise<{ documentId: string }>;
  update(params: Values): Promise<unknown>;
  publish(params: Values): Promise<unknown>;
  unpublish(params: Values): Promise<unknown>;
  discardDraft(params: Values): Promise<unknown>;
  delete(params: Values): Promise<unknown>;
}

interface Delivery {
  clock: { now(): Date };
  api: { cache: { clear(): void } };
  deliverDue(): Promise<void>;
  verify(): Promise<unknown[]>;
  rebuild(): Promise<number>;
}

const TABLES = ['delivery_document', 'delivery_link', 'delivery_address', 'document_relations', 'translation_pins', ...Object.values(TYPES).map(({ plural }) => `delivery_${plural}`)];

/** The CMS and the model, edited together. */
export class World {
  model = new Model();
  private step = 0;
  private readonly delivery: Delivery;

  constructor(private readonly cms: TestCms) {
    this.delivery = cms.strapi.plugin('delivery').service('delivery');
    this.delivery.clock.now = () => this.model.now;
  }

  private documents(type: string): Documents {
    return this.cms.strapi.documents(`api::${type}.${type}` as never) as never;
  }

  /** An empty CMS and an empty model. */
  async reset(): Promise<void> {
    for (const type of Object.keys(TYPES)) await this.cms.strapi.db.query(`api::${type}.${type}` as never).deleteMany({});
    for (const table of TABLES) await this.cms.strapi.db.connection.raw(`delete from ${table}`);
    this.delivery.api.cache.clear();
    this.model = new Model();
    this.model.now = new Date('2026-11-24T12:00:00Z');
  }

  /** What `verify` and `rebuild` find wrong: nothing, ever. */
  async checks(): Promise<{ differences: unknown[]; rebuilt: number }> {
    return { differences: await this.delivery.verify(), rebuilt: await this.delivery.rebuild() };
  }

  async get(path: string): Promise<{ status: number; location: string | null; body: { data: unknown; meta: Values } }> {
    const response = await fetch(`${this.cms.url}/api/${path}`, { redirect: 'manual' });
    return { status: response.status, location: response.headers.get('location'), body: (await response.json()) as { data: unknown; meta: Values } };
  }

  /** Does an edit on both sides. One that names nothing, or that the rules refuse, changes neither. */
  async edit(edit: Edit): Promise<void> {
    this.step += 1;
    if (edit.kind === 'time') {
      this.model.now = new Date(this.model.now.getTime() + edit.seconds * 1_000);
      await this.delivery.deliverDue();
    } else if (edit.kind === 'create') {
      await this.create(edit.type, edit.locale, edit.values);
    } else {
      const docs = this.model.docs.filter((candidate) => this.concerns(candidate, edit));
      const doc = docs[edit.doc % Math.max(1, docs.length)];
      if (doc) await this.change(doc, edit);
    }
    noteAddresses(this.model, this.step);
  }

  /** Whether an edit says something about documents of a type. */
  private concerns({ type: name }: Doc, edit: Exclude<Edit, { kind: 'time' } | { kind: 'create' }>): boolean {
    const type = TYPES[name] as Type;
    switch (edit.kind) {
      case 'write':
        return name === edit.type;
      case 'share':
        return Object.keys(fitting(name, edit.values)).length > 0;
      case 'relate':
        return Object.keys(type.relations).length > 0;
      case 'safety':
        return type.safety;
      case 'consent':
        return type.consent;
      case 'publish':
      case 'unpublish':
      case 'discard':
        return type.drafts;
      default:
        return true;
    }
  }

  private async create(type: string, locale: string, values: Values): Promise<void> {
    const { drafts, localized, titled } = TYPES[type] as Type;
    const own = fitting(type, values);
    if (!drafts && empty(own[titled ?? ''])) return;
    const { documentId } = await this.documents(type).create({ ...(localized ? { locale } : {}), data: own });
    const draft = newSide();
    const doc: Doc = { type, id: documentId, source: locale, draft, live: drafts ? newSide() : draft };
    doc.draft.shared = defaults(type);
    this.model.docs.push(doc);
    put(doc, locale, own);
    await this.readSlugs(doc);
  }

  /** A language's own slug is what the rule made of it: read back, and checked to be nobody else's. */
  private async readSlugs(doc: Doc): Promise<void> {
    if (!(TYPES[doc.type] as Type).titled) return;
    const drafts = doc.live === doc.draft ? {} : { publishedAt: { $null: true } };
    const rows = (await this.cms.strapi.db.query(`api::${doc.type}.${doc.type}` as never).findMany({ where: { documentId: doc.id, ...drafts } as never })) as { locale: string; slug: string | null }[];
    for (const { locale, slug } of rows) {
      if ((TYPES[doc.type] as Type).localized) (doc.draft.versions[locale] as Values).slug = slug;
      else doc.draft.shared.slug = slug;
      if (slug !== null && !/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`not a slug: ${slug}`);
      const owns = (side: Side) => ((TYPES[doc.type] as Type).localized ? side.versions[locale]?.slug : side.shared.slug);
      const rival = this.model.docs.find((other) => other !== doc && other.type === doc.type && slug !== null && [other.draft, other.live].some((side) => owns(side) === slug));
      if (rival) throw new Error(`two ${doc.type}s own the slug ${slug} in ${locale}`);
    }
  }

  private async change(doc: Doc, edit: Exclude<Edit, { kind: 'time' } | { kind: 'create' }>): Promise<void> {
    const type = TYPES[doc.type] as Type;
    const at = { documentId: doc.id, ...(type.localized && 'locale' in edit ? { locale: edit.locale } : {}) };
    const documents = this.documents(doc.type);
    switch (edit.kind) {
      case 'write':
      case 'share': {
        const values = fitting(doc.type, edit.values);
        if (Object.keys(values).length === 0 && !(type.localized && !doc.draft.versions[edit.locale] && edit.kind === 'write')) return;
        await this.save(doc, edit.locale, values);
        return;
      }
      case 'safety': {
        const names = [...type.fields.filter(({ kind }) => kind !== 'none').map((field) => field.stored ?? field.name), ...Object.keys(type.relations)];
        const safety = { visibility: edit.visibility, withheldFields: [...new Set(edit.withheld.map((index) => names[index % names.length] as string))] };
        await this.saveShared(doc, edit.locale, { safety });
        return;
      }
      case 'consent': {
        const moment = (seconds: number) => new Date(this.model.now.getTime() + seconds * 1_000).toISOString();
        await this.saveShared(doc, edit.locale, { consent: { scope: edit.scope, expiresAt: edit.expiresIn === null ? null : moment(edit.expiresIn), withdrawnAt: edit.withdrawn && edit.expiresIn === null ? moment(60) : null } });
        return;
      }
      case 'relate':
        await this.relate(doc, edit);
        return;
      case 'publish': {
        const locales = Object.keys(doc.draft.versions).filter((locale) => edit.locale === '*' || edit.locale === locale);
        const refused = locales.includes(doc.source) && empty(doc.draft.versions[doc.source]?.[type.titled ?? 'quote']);
        const done = await documents.publish({ ...at, locale: edit.locale }).then(() => true, () => false);
        if (done === refused) throw new Error(`publishing was ${done ? 'allowed' : 'refused'}`);
        if (refused || locales.length === 0) return;
        for (const locale of locales) copy(doc.draft, doc.live, locale);
        return;
      }
      case 'unpublish':
        if (!doc.live.versions[edit.locale]) return;
        await documents.unpublish(at);
        delete doc.live.versions[edit.locale];
        delete doc.live.pins[edit.locale];
        if (Object.keys(doc.live.versions).length === 0) doc.live = newSide();
        return;
      case 'discard':
        if (!doc.live.versions[edit.locale]) return;
        await documents.discardDraft(at);
        copy(doc.live, doc.draft, edit.locale);
        return;
      case 'delete':
        await this.remove(doc, edit.locale);
        return;
      case 'clone': {
        const { documentId } = await documents.clone({ documentId: doc.id, ...(type.localized ? { locale: '*' } : {}) });
        const draft = structuredClone(doc.draft);
        const copy: Doc = { type: doc.type, id: documentId, source: doc.source, draft, live: type.drafts ? newSide() : draft };
        this.model.docs.push(copy);
        for (const version of Object.values(draft.versions)) delete version.slug;
        delete draft.shared.slug;
        await this.readSlugs(copy);
      }
    }
  }

  private async save(doc: Doc, locale: string, values: Values): Promise<void> {
    const type = TYPES[doc.type] as Type;
    const isSource = !type.localized || locale === doc.source;
    const title = type.titled ?? '';
    const after = { ...(type.localized ? doc.draft.versions[locale] : doc.draft.shared), ...values };
    if (!type.drafts && isSource && empty(after[title])) return;
    await this.documents(doc.type).update({ documentId: doc.id, ...(type.localized ? { locale } : {}), data: values });
    put(doc, locale, values);
    await this.readSlugs(doc);
  }

  private async saveShared(doc: Doc, locale: string, values: Values): Promise<void> {
    const type = TYPES[doc.type] as Type;
    await this.documents(doc.type).update({ documentId: doc.id, ...(type.localized ? { locale } : {}), data: structuredClone(values) });
    if (type.localized) put(doc, locale, {});
    Object.assign(doc.draft.shared, values);
    await this.readSlugs(doc);
  }

  private async relate(doc: Doc, edit: Extract<Edit, { kind: 'relate' }>): Promise<void> {
    const type = TYPES[doc.type] as Type;
    const names = Object.keys(type.relations);
    const name = names[edit.field % Math.max(1, names.length)];
    const relation = name === undefined ? undefined : type.relations[name];
    if (name === undefined || !relation) return;
    const candidates = this.model.docs.filter((other) => other.type === relation.to).map((other) => other.id);
    const ids = [...new Set(candidates.length === 0 ? [] : edit.targets.map((target) => candidates[target % candidates.length] as string))];
    await this.documents(doc.type).update({ documentId: doc.id, ...(type.localized ? { locale: edit.locale } : {}), data: { [name]: { [edit.mode]: ids } } });
    if (type.localized) put(doc, edit.locale, {});
    const current = doc.draft.links[name] ?? [];
    const next = edit.mode === 'set' ? ids : edit.mode === 'connect' ? [...current.filter((id) => !ids.includes(id)), ...ids] : current.filter((id) => !ids.includes(id));
    doc.draft.links[name] = relation.many ? next : next.slice(-1);
    await this.readSlugs(doc);
  }

  private async remove(doc: Doc, locale: string): Promise<void> {
    const type = TYPES[doc.type] as Type;
    await this.documents(doc.type).delete({ documentId: doc.id, ...(type.localized ? { locale } : {}) });
    const gone = type.localized ? LOCALES.filter((code) => locale === '*' || code === locale) : [''];
    for (const side of new Set([doc.draft, doc.live])) for (const code of gone) {
      delete side.versions[code];
      delete side.pins[code];
    }
    const left = Object.keys(doc.draft.versions);
    if (Object.keys(doc.live.versions).length === 0 && type.drafts) doc.live = newSide();
    if (left.length > 0) {
      if (!left.includes(doc.source)) doc.source = [...(CHAINS[doc.source] ?? []), ...left].find((code) => left.includes(code)) as string;
      return;
    }
    this.model.docs = this.model.docs.filter((other) => other !== doc);
    for (const other of this.model.docs) for (const side of [other.draft, other.live]) for (const [name, ids] of Object.entries(side.links)) side.links[name] = ids.filter((id) => id !== doc.id);
  }
}
