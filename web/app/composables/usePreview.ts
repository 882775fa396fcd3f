import { type Preview, readPreview } from '#shared/preview';

/** How the page is asked to be shown to an editor; null for everybody else. */
export const usePreview = (): Preview | null => readPreview(useRoute().query);
