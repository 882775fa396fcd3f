import type { Work } from '../formats/imported-work';
import type { Candidate } from './find-matches';
import type { Named } from './vocabulary';

/** A work as the write side holds it, drafts before what is published. */
export interface ExistingWork {
  documentId: string;
  sourceLocale: string;
  versions: Work['versions'];
  /** Editions name an uploaded file by its address, as exports do. */
  shared: Record<string, unknown>;
  /** Document ids. */
  relations: Record<string, string[]>;
  /** Of these, what readers cannot see and so no export holds: kept whatever a file says. */
  hidden: ReadonlySet<string>;
  /** Media ids of its files, by their address. */
  files: Readonly<Record<string, number>>;
  published: boolean;
  /** Has drafted changes that nobody has published yet. */
  edited: boolean;
  /** What readers see of an edited one, and so what an export of it says. */
  shown?: Pick<ExistingWork, 'versions' | 'shared' | 'relations'>;
}

/** What an import is compared with. */
export interface ExistingWorks {
  /** All works, in portions, as far as they are recognised by it. */
  candidates(): AsyncIterable<readonly Candidate[]>;
  /** Works by id; those that do not exist are left out. */
  load(documentIds: readonly string[]): Promise<ExistingWork[]>;
  /** Everything a work can relate to. */
  named(): Promise<Named[]>;
}
