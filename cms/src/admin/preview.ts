import { adminApi } from '@strapi/strapi/admin';

/** The only part of Strapi's endpoint that is changed; its types do not name it. */
type Enhance = (endpoints: { endpoints: { getPreviewUrl: { forceRefetch: () => boolean } } }) => unknown;

/**
 * Strapi keeps the address of a preview for as long as an entry's form is open, and a token in it is good for a quarter of an hour.
 * So the address is asked for anew each time a preview is opened.
 */
export function renewPreviewAddresses(): void {
  (adminApi.enhanceEndpoints as unknown as Enhance)({ endpoints: { getPreviewUrl: { forceRefetch: () => true } } });
}
