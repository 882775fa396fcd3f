import { createShelf } from '../shelf';
import { bytesOf, type Page } from './page';
import { isPicture, isSearch } from './page-key';

/** Kept pages. */
export interface PageStore {
  get(key: string): Page | undefined;
  set(page: Page): boolean;
  remove(key: string): void;
}

/** Searches share a quarter of the room, and so do pictures: whatever visitors ask for, they push out no page that editors made. */
export function createPageStore(maxBytes: number, onDrop: (key: string) => void): PageStore {
  const searches = createShelf(maxBytes / 4, bytesOf, onDrop);
  const pictures = createShelf(maxBytes / 4, bytesOf, onDrop);
  const others = createShelf(maxBytes / 2, bytesOf, onDrop);
  const shelf = (key: string) => (isSearch(key) ? searches : isPicture(key) ? pictures : others);
  return {
    get: (key) => shelf(key).get(key),
    set: (page) => shelf(page.key).set(page.key, page),
    remove: (key) => shelf(key).remove(key),
  };
}
