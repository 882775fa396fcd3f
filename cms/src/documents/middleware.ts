import type { Core } from '@strapi/strapi';

export interface DocumentContext {
  uid: string;
  action: string;
  params: Record<string, unknown>;
}

/** Makes a Document Service middleware. What it does after `await next()` is still inside the write's transaction. */
export type DocumentMiddleware = (strapi: Core.Strapi) => (context: DocumentContext, next: () => Promise<unknown>) => Promise<unknown>;

const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'discardDraft', 'clone']);

/** Whether an action writes content of ours; all other actions pass the rules untouched. */
export const isOurWrite = ({ uid, action }: DocumentContext): boolean => uid.startsWith('api::') && WRITES.has(action);
