/** What can go wrong between the site and the CMS, in the site's words. */
export type CmsErrorKind = 'not-found' | 'invalid' | 'refused' | 'unavailable';

export class CmsError extends Error {
  override name = 'CmsError';

  constructor(
    readonly kind: CmsErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
