import type { Core, UID } from '@strapi/strapi';
import { getDelivery } from './index';

/** What the admin asks for, as Strapi hands it on. */
export interface PreviewRequest {
  documentId: string;
  locale?: string | null;
  /** `draft`, `modified` or `published`. */
  status?: string;
}

/** The part of Strapi's own checker that is used here. */
interface PermissionChecker {
  cannot: { read(): boolean };
  sanitizedQuery: { read(query: object): Promise<object> };
}

/**
 * Whether the person who asks may read the draft in every language it has: a preview falls back from one to another.
 * Strapi itself asks only for a login here.
 */
async function mayRead(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<boolean> {
  const userAbility: unknown = strapi.requestContext.get()?.state.userAbility;
  if (!userAbility) return false;
  const checker: PermissionChecker = strapi.plugin('content-manager').service('permission-checker').create({ userAbility, model: uid });
  if (checker.cannot.read()) return false;
  const rows = (query: object) => strapi.documents(uid).findMany({ ...query, locale: '*', status: 'draft' } as never);
  const asked = { filters: { documentId } };
  const [readable, all] = [await rows(await checker.sanitizedQuery.read(asked)), await rows(asked)];
  return all.length > 0 && readable.length === all.length;
}

/** Where the site shows a document to an editor; undefined for what has no page, and for who may not read it. */
export async function previewAddress(strapi: Core.Strapi, siteUrl: string, uid: string, request: PreviewRequest): Promise<string | undefined> {
  const path = getDelivery(strapi).previewPath(uid, request);
  return path !== undefined && (await mayRead(strapi, uid as UID.ContentType, request.documentId)) ? siteUrl + path : undefined;
}
