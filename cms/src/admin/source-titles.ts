interface Row {
  documentId: string;
  [field: string]: unknown;
}

/** The part of Strapi's fetch client that is used here. */
export type Get = (url: string) => Promise<{ data: { results: readonly Row[] } }>;

export interface TitleOf {
  /** The type's uid. */
  model: string;
  field: string;
  locale: string;
  documentId: string;
}

interface Batch {
  ids: Set<string>;
  titles: Promise<ReadonlyMap<string, string>>;
}

const batches = new Map<string, Batch>();

async function readTitles(get: Get, { model, field, locale }: TitleOf, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const query = new URLSearchParams({ locale, pageSize: String(ids.size) });
  [...ids].forEach((id, index) => query.set(`filters[documentId][$in][${index}]`, id));
  const { data } = await get(`/content-manager/collection-types/${model}?${query}`);
  return new Map(data.results.map((row) => [row.documentId, String(row[field] ?? '')]));
}

/** What an entry is called in a language. Rows drawn together are asked for together, in one request for each language. */
export async function readTitle(get: Get, title: TitleOf): Promise<string> {
  const { model, field, locale, documentId } = title;
  const key = [model, field, locale].join(' ');
  let batch = batches.get(key);
  if (!batch) {
    const ids = new Set<string>();
    const titles = Promise.resolve().then(() => {
      batches.delete(key);
      return readTitles(get, title, ids);
    });
    batch = { ids, titles };
    batches.set(key, batch);
  }
  batch.ids.add(documentId);
  return (await batch.titles).get(documentId) ?? '';
}
