import { documentIdOf, isSave, typeOf } from './document-type';
import type { DocumentMiddleware } from './middleware';

/**
 * A save that also publishes becomes a save and a publish. Strapi publishes inside the save, where no rule sees it; its REST API
 * does so by default.
 */
export const publishStep: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, params } = context;
  const type = typeOf(strapi, uid);
  if (!isSave(context) || !type.drafts || params.status !== 'published') return next();
  params.status = 'draft';
  const saved = await next();
  const documentId = documentIdOf(params, saved);
  if (!documentId) return saved;
  const { entries } = await strapi.documents(uid as never).publish({ documentId, ...(type.localized ? { locale: params.locale as string } : {}) });
  return entries[0] ?? saved;
};
