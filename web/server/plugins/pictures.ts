import { createGallery, type Gallery } from '../pictures/gallery';
import { createOriginals } from '../pictures/originals';
import { createStudio, type Studio } from '../pictures/studio';

declare module 'h3' {
  interface H3EventContext {
    studio: Studio;
    gallery: Gallery;
  }
}

/** One studio and one gallery for the process; each request finds them in its context. */
export default defineNitroPlugin((nitro) => {
  const { cmsUrl, pictureCacheBytes } = useRuntimeConfig();
  const studio = createStudio();
  const gallery = createGallery({ read: createOriginals(cmsUrl), studio, maxBytes: Number(pictureCacheBytes), now: () => performance.now() });
  nitro.hooks.hook('request', (event) => {
    Object.assign(event.context, { studio, gallery });
  });
});
