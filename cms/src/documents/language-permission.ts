import { errors } from '@strapi/utils';
import type { DocumentContext, DocumentMiddleware } from './middleware';
import { defaultLocale } from '../../config/locales';
import { explain } from './value-error';

interface AdminRequest {
  state: { userAbility?: { can(action: string, subject: unknown): boolean }; user?: { id: number } };
}

const CREATE = 'plugin::content-manager.explorer.create';

/** The language a write would add to a document, or to a new one. */
function newLocale({ action, params }: DocumentContext): string | undefined {
  if (action !== 'create' && action !== 'update') return undefined;
  return typeof params.locale === 'string' ? params.locale : defaultLocale;
}

/**
 * A person adds only languages their role may create. Strapi asks for the right to create in any language at all, and for
 * the language only once its row exists; a Spanish translator could start the French version of everything.
 */
export const languagePermission: DocumentMiddleware = (strapi) => async (context, next) => {
  const { state } = (strapi.requestContext.get() ?? { state: {} }) as AdminRequest;
  const locale = newLocale(context);
  const ability = state.userAbility;
  if (!ability || !locale) return next();
  const { uid, action, params } = context;
  const exists = action === 'update' && (await strapi.db.query(uid as never).count({ where: { documentId: params.documentId, locale } })) > 0;
  if (exists) return next();
  const manager = strapi.service('admin::permission').createPermissionsManager({ ability, model: uid });
  const row = manager.toSubject({ locale, createdBy: { id: state.user?.id } }, uid);
  if (!ability.can(CREATE, row)) throw new errors.ForbiddenError(explain(strapi, 'language', { locale }));
  return next();
};
