import type { Page } from './read';

/** The API gives no more at a time. */
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/** As many entries as are read of any list, so that no page costs the CMS more than a few questions. */
export const MAX_ENTRIES = PAGE_SIZE * MAX_PAGES;

/** A whole list, page by page, as one page. Where there is more of it than `MAX_ENTRIES`, `total` is above the number of entries. */
export async function readWhole<Entry>(read: (page: number, pageSize: number) => Promise<Page<Entry>>): Promise<Page<Entry>> {
  const first = await read(1, PAGE_SIZE);
  const others = await Promise.all(Array.from({ length: Math.min(first.pageCount, MAX_PAGES) - 1 }, (_, index) => read(index + 2, PAGE_SIZE)));
  return { ...first, pageCount: 1, entries: [first, ...others].flatMap(({ entries }) => entries) };
}
