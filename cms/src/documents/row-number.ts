import { dataOf, isSave } from './document-type';
import type { DocumentMiddleware } from './middleware';

/**
 * The number of a row is no content. A form or a client that sends back what it read of one language would take that row's number
 * for another language's: Strapi writes it, and the database refuses with an error nobody understands.
 */
export const rowNumber: DocumentMiddleware = () => async (context, next) => {
  if (isSave(context)) delete dataOf(context.params).id;
  return next();
};
