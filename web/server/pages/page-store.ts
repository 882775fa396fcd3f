import { bytesOf, type Page } from './page';
import { isPicture, isSearch } from './page-key';

/** Pages bounded by bytes; the one that was asked for longest ago goes first. */
class Shelf {
  private readonly pages = new Map<string, { page: Page; bytes: number }>();
  private bytes = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly onDrop: (key: string) => void,
  ) {}

  get(key: string): Page | undefined {
    const entry = this.pages.get(key);
    if (!entry) return undefined;
    this.pages.delete(key);
    this.pages.set(key, entry);
    return entry.page;
  }

  /** Answers whether there is room for it at all. */
  set(page: Page): boolean {
    this.remove(page.key);
    const bytes = bytesOf(page);
    if (bytes > this.maxBytes) return false;
    this.pages.set(page.key, { page, bytes });
    this.bytes += bytes;
    while (this.bytes > this.maxBytes) {
      const [oldest = ''] = this.pages.keys();
      this.remove(oldest);
      this.onDrop(oldest);
    }
    return true;
  }

  remove(key: string): void {
    const entry = this.pages.get(key);
    if (!entry) return;
    this.pages.delete(key);
    this.bytes -= entry.bytes;
  }
}

/** Kept pages. */
export interface PageStore {
  get(key: string): Page | undefined;
  set(page: Page): boolean;
  remove(key: string): void;
}

/** Searches share a quarter of the room, and so do pictures: whatever visitors ask for, they push out no page that editors made. */
export function createPageStore(maxBytes: number, onDrop: (key: string) => void): PageStore {
  const searches = new Shelf(maxBytes / 4, onDrop);
  const pictures = new Shelf(maxBytes / 4, onDrop);
  const others = new Shelf(maxBytes / 2, onDrop);
  const shelf = (key: string) => (isSearch(key) ? searches : isPicture(key) ? pictures : others);
  return {
    get: (key) => shelf(key).get(key),
    set: (page) => shelf(page.key).set(page),
    remove: (key) => shelf(key).remove(key),
  };
}
