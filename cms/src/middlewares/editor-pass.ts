import type { Core } from '@strapi/strapi';
import { getDelivery } from '../plugins/delivery/server';
import { EDITOR_PASS, PASS_LIFETIME_MS } from '../plugins/delivery/server/http/editor-pass';
import { UPLOADS } from '../plugins/delivery/server/project/shown-files';

/**
 * Whoever is signed in to the admin sees every file, also those of drafts: their browser gets a pass with each answer. In a cookie for
 * that folder alone, and in no address: what stands in an address is copied into texts, chats and logs.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => async (context, next) => {
  await next();
  const isSignedIn = context.state.auth?.strategy?.name === 'admin' && context.state.user !== undefined;
  const leaves = context.path === '/admin/logout';
  if (!isSignedIn && !leaves) return;
  const pass = leaves ? null : getDelivery(strapi).files.createPass();
  context.cookies.set(EDITOR_PASS, pass, { path: UPLOADS, httpOnly: true, sameSite: 'strict', secure: context.secure, maxAge: leaves ? 0 : PASS_LIFETIME_MS, overwrite: true, signed: false });
};
