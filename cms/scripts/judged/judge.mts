import type { Core } from '@strapi/strapi';
import type { Delivery } from '../../src/plugins/delivery/server/delivery.ts';
import type { JudgedQuery } from '../../test/judged/judged-queries.ts';
import { Refusal } from '../run/workspace.mts';

/** How a query was answered: its first 20 hits beside what answers it. */
export interface Verdict {
  query: JudgedQuery;
  total: number;
  /** Of the works that were expected, how many are among the first 20, from 0 to 1; 1 where none was. */
  recall: number;
  /** 1 for a relevant first hit, 1/2 for a second, and so on; 0 where none of the first 20 is relevant. */
  reciprocalRank: number;
  missing: string[];
}

const DEPTH = 20;
const PATIENCE_MS = 120_000;

interface SearchPlugin {
  follow(): void;
  feed: { reach(number: number, limitMs: number): Promise<boolean> };
}

/** Names of seeded works, by document id. */
async function seededWorks(strapi: Core.Strapi): Promise<Map<string, string>> {
  const rows = (await strapi.db.connection('seed_entries').where({ type: 'resources' }).select('key', 'document_id')) as { key: string; document_id: string }[];
  if (rows.length === 0) throw new Refusal('The content is not seeded yet: run pnpm seed, then try again.');
  return new Map(rows.map((row) => [row.document_id, row.key]));
}

async function ask({ api }: Delivery, { q, locale }: JudgedQuery): Promise<{ ids: string[]; total: number }> {
  const parameters = new URLSearchParams({ q, locale, type: 'resource', 'pagination[pageSize]': String(DEPTH) });
  const { answer } = await api.answer(`/api/search?${parameters.toString()}`);
  const body = JSON.parse(answer.body.toString()) as { data: { documentId: string }[] | null; meta: { pagination: { total: number } } };
  if (!body.data) throw new Refusal(`The search did not answer "${q}": ${answer.body.toString()}`);
  return { ids: body.data.map(({ documentId }) => documentId), total: body.meta.pagination.total };
}

/** Asks every query as the site would. */
export async function judge(delivery: Delivery, strapi: Core.Strapi, queries: readonly JudgedQuery[]): Promise<Verdict[]> {
  await delivery.refresh();
  const search = strapi.plugin('search').service<SearchPlugin>('search');
  search.follow();
  if (!(await search.feed.reach(delivery.changes.number, PATIENCE_MS))) throw new Refusal('The search index was not ready within two minutes.');
  const names = await seededWorks(strapi);
  const verdicts: Verdict[] = [];
  for (const query of queries) {
    const { ids, total } = await ask(delivery, query);
    const found = ids.map((id) => names.get(id) ?? id);
    const missing = query.expected.filter((name) => !found.includes(name));
    const first = found.findIndex((name) => query.expected.includes(name) || query.alsoRelevant.includes(name));
    verdicts.push({ query, total, missing, recall: query.expected.length === 0 ? 1 : 1 - missing.length / query.expected.length, reciprocalRank: first === -1 ? 0 : 1 / (first + 1) });
  }
  return verdicts;
}
