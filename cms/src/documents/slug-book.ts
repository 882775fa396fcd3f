import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../plugins/delivery/server/project/model';
import { marks, select } from '../plugins/delivery/server/store/sql';
import { currentConnection } from './connection';
import { firstFree, type Place, takenSlugs } from './slugs';

/** A slug that a new document would like in a language. */
export interface SlugWish {
  locale: string;
  base: string;
}

const PORTION = 1_000;

/**
 * Gives slugs to many new documents, by the rule that gives one: the database is asked once for all, and again only for a slug that
 * is taken. Knows what it has given, and is told at which addresses the new documents are served.
 */
export class SlugBook {
  private readonly taken = new Map<string, Set<string>>();
  private readonly families = new Set<string>();

  private constructor(private readonly strapi: Core.Strapi, private readonly place: Omit<Place, 'locale'>) {}

  static async open(strapi: Core.Strapi, type: TypeModel, wishes: readonly SlugWish[]): Promise<SlugBook> {
    const slug = type.attributes.find(({ kind }) => kind === 'slug');
    if (!slug) throw new Error(`${type.name} has no slug`);
    const book = new SlugBook(strapi, { type, slug, documentId: undefined });
    const { tableName } = strapi.db.metadata.get(type.uid);
    for (const [locale, own] of Map.groupBy(wishes, (wish) => wish.locale)) {
      const bases = [...new Set(own.map(({ base }) => base))];
      for (let start = 0; start < bases.length; start += PORTION) {
        const portion = bases.slice(start, start + PORTION);
        const rows = await select<{ slug: string }>(
          currentConnection(strapi),
          `select slug from ${tableName} where locale = ? and slug in (${marks(portion)})
           union select slug from delivery_address where type = ? and locale = ? and slug in (${marks(portion)})`,
          [locale, ...portion, type.name, locale, ...portion],
        );
        for (const row of rows) book.note(locale, row.slug);
      }
    }
    return book;
  }

  /** Nobody else may have this slug from now on. */
  note(locale: string, slug: string): void {
    const slugs = this.taken.get(locale) ?? new Set<string>();
    this.taken.set(locale, slugs.add(slug));
  }

  /** The first that is free of `base`, `base-2`, `base-3` …; it is free no more. */
  async take({ locale, base }: SlugWish): Promise<string> {
    const family = `${locale} ${base}`;
    if (this.taken.get(locale)?.has(base) && !this.families.has(family)) {
      this.families.add(family);
      for (const slug of await takenSlugs(this.strapi, { ...this.place, locale }, base)) this.note(locale, slug);
    }
    const slug = firstFree(base, this.taken.get(locale) ?? new Set());
    this.note(locale, slug);
    return slug;
  }
}
