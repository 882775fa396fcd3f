import type { Core } from '@strapi/strapi';

/** Shown in place; everything else is downloaded. None of these runs anything. */
const SHOWN = /^(image\/(?!svg)|audio\/|video\/|application\/pdf)/;

/** Nothing uploaded is ever active content: whatever a file holds, the browser runs none of it in the name of this site. */
export default (): Core.MiddlewareHandler => async (context, next) => {
  await next();
  if (!context.path.startsWith('/uploads/')) return;
  context.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  context.set('X-Content-Type-Options', 'nosniff');
  context.set('Referrer-Policy', 'no-referrer');
  if (!SHOWN.test(context.type)) context.attachment();
};
