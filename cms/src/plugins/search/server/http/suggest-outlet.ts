import type { Outlet } from '../../../delivery/server/http/outlet';
import { marks, select } from '../../../delivery/server/store/sql';
import { recordTable } from '../../../delivery/server/store/tables';
import type { Suggestion } from '../engine/engine';
import { isFindable } from '../document/to-index-document';
import { readEnding } from '../answer/ending';
import { askInTurn } from './asking';
import { parseSuggest, type SuggestRequest } from './parameters';
import type { SearchOutletOptions } from './search-outlet';

const MOST = 8;

/** `GET /api/suggest`: what is called by words that begin like these. */
export function createSuggestOutlet(options: SearchOutletOptions): Outlet {
  const { reader, model, limits, chains, engine, feed } = options;
  const types = [...model.types.values()].filter(isFindable);

  /** The address of what still has a record. */
  async function slugsOf(suggestions: readonly Suggestion[], locale: string): Promise<Map<string, string | null>> {
    const slugs = new Map<string, string | null>();
    for (const type of types) {
      const ids = suggestions.filter((one) => one.type === type.name).map(({ documentId }) => documentId);
      if (ids.length === 0) continue;
      const rows = await select<{ document_id: string; slug: string | null }>(
        reader.db, `select document_id, slug from ${recordTable(type)} where locale = ? and variant = 'auto' and document_id in (${marks(ids)})`, [type.localized ? locale : '', ...ids],
      );
      for (const row of rows) slugs.set(row.document_id, row.slug);
    }
    return slugs;
  }

  async function read({ localization: { locale, variant }, q }: SuggestRequest) {
    const locales = variant === 'none' ? [locale] : [locale, ...(chains.get(locale) ?? [])];
    const asked = await askInTurn(options, async () => {
      const { number } = feed;
      const found = await engine.suggest(q, locales, MOST);
      return { found, number: Math.min(number, await engine.number()) };
    });
    if ('status' in asked) return asked;
    const { result: { found, number }, complete } = asked;
    const slugs = await slugsOf(found, locale);
    const data = found.flatMap((one) => (slugs.has(one.documentId) ? [{ ...one, locale: one.locale || null, slug: slugs.get(one.documentId) ?? null }] : []));
    return { text: JSON.stringify({ data, meta: {} }), number, types: types.map(({ name }) => name), language: locale, endsAt: await readEnding(reader, model), passing: !complete };
  }

  return {
    name: 'suggest',
    parse(query) {
      const request = parseSuggest(limits, query);
      return { key: JSON.stringify(request), read: () => read(request) };
    },
  };
}
