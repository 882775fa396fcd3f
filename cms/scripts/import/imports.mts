import type { Core } from '@strapi/strapi';
import type { WorkWrite } from '../../src/plugins/imports/server/write/work-write.ts';
import { Refusal } from '../run/workspace.mts';

export interface Progress {
  done: number;
  total: number;
}

interface Options {
  onProgress: (progress: Progress) => void;
  signal?: AbortSignal;
}

export interface Run {
  id: string;
  state: string;
  created: number;
  updated: number;
}

interface Item {
  row: number;
  title: string;
}

/** The writing side of imports, as far as the command needs it: the service `imports` of the plugin. */
export interface Imports {
  find(runId: string): Promise<Run | undefined>;
  runs(): Promise<Run[]>;
  run(source: { fileName: string; fileHash: string; who: string }, writes: readonly WorkWrite[], options: Options): Promise<Run>;
  undo(runId: string, options: Options & { dryRun?: boolean }): Promise<{ undone: Item[]; refused: (Item & { reason: string; relatedBy: string[] })[] }>;
}

export function openImports(strapi: Core.Strapi): Imports {
  if (!strapi.plugins.imports) throw new Refusal('This installation has no plugin that writes imports: nothing was written.');
  return strapi.plugin('imports').service<Imports>('imports');
}
