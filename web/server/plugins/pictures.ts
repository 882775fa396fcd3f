import { join } from 'node:path';
import { createFileShelf, noFiles } from '../file-shelf';
import { createGallery, type Gallery, type KeptPicture } from '../pictures/gallery';
import { createOriginals } from '../pictures/originals';
import { fromPictureFile, toPictureFile } from '../pictures/picture-file';
import { createStudio, type Studio } from '../pictures/studio';

declare module 'nitropack/types' {
  interface NitroRuntimeHooks {
    /** Something has changed in the CMS, or may have unseen. */
    'cms:moved': () => void;
  }
}

declare module 'h3' {
  interface H3EventContext {
    studio: Studio;
    gallery: Gallery;
  }
}

const onError = (error: unknown): void => console.error(error);

/** One studio and one gallery for the process; each request finds them in its context. */
export default defineNitroPlugin((nitro) => {
  const { cmsUrl, dataDir, pictureCacheBytes } = useRuntimeConfig();
  const studio = createStudio();
  const files = dataDir
    ? createFileShelf({ folder: join(dataDir, 'pictures'), extension: '.picture', toFile: toPictureFile, fromFile: fromPictureFile, onError })
    : noFiles<KeptPicture>();
  const gallery = createGallery({ read: createOriginals(cmsUrl), studio, maxBytes: Number(pictureCacheBytes), files, now: () => performance.now(), clock: () => Date.now(), onError });
  nitro.hooks.hook('request', (event) => {
    Object.assign(event.context, { studio, gallery });
  });
  nitro.hooks.hook('cms:moved', () => gallery.distrust());
  nitro.hooks.hook('close', () => gallery.flush());
});
