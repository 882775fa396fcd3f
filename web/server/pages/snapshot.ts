import { createFileShelf, type FileShelf, noFiles } from '../file-shelf';
import type { Page } from './page';
import { hasWords } from './page-key';
import { fromSnapshotFile, toSnapshotFile } from './snapshot-file';

/** The kept pages on disk; but no page that holds words of a visitor. */
export interface PageSnapshot extends Omit<FileShelf<Page>, 'save'> {
  save(page: Page): void;
}

const none = noFiles<Page>();

export const noSnapshot: PageSnapshot = { ...none, save: () => {} };

export function createPageSnapshot(folder: string, onError: (error: unknown) => void): PageSnapshot {
  const files = createFileShelf({ folder, extension: '.page', toFile: toSnapshotFile, fromFile: fromSnapshotFile, onError });
  return {
    ...files,
    save(page) {
      if (!hasWords(page.key)) files.save(page.key, page);
    },
  };
}
