import type { H3Event } from 'h3';
import { isPreviewAddress } from '../../shared/preview';

/** Nuxt renders an error page by asking itself, and names the address it is for. */
function addressOf({ path }: H3Event): string {
  if (!path.startsWith('/__nuxt_error')) return path;
  return new URLSearchParams(path.slice(path.indexOf('?'))).get('url') ?? '';
}

export const isPreview = (event: H3Event): boolean => isPreviewAddress(addressOf(event));

/** Who may show an answer within a page of their own: the CMS a preview, nobody anything else. */
export const frameAncestors = (event: H3Event): string => (isPreview(event) ? new URL(useRuntimeConfig(event).cmsPublicUrl).origin : "'none'");
