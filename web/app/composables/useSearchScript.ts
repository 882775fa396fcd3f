import { integrity } from '#build/search-page-hash.mjs';
import src from '#browser/search-page.js?url';

/** Sends the script of the search pages. The page's policy allows what has this hash, and no other. */
export const useSearchScript = (): void => void useHead({ script: [{ src, integrity, defer: true }] });
