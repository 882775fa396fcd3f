import { join } from 'node:path';
import { createFileShelf, noFiles } from '../file-shelf';
import { createKeptUploads, type KeptUpload, type KeptUploads } from '../uploads/kept-uploads';
import { fromUploadFile, toUploadFile } from '../uploads/upload-file';

declare module 'h3' {
  interface H3EventContext {
    uploads: KeptUploads;
  }
}

const onError = (error: unknown): void => console.error(error);

/** Files of the CMS for the process; each request finds them in its context. */
export default defineNitroPlugin((nitro) => {
  const { dataDir, uploadCacheBytes } = useRuntimeConfig();
  const files = dataDir
    ? createFileShelf({ folder: join(dataDir, 'uploads'), extension: '.upload', toFile: toUploadFile, fromFile: fromUploadFile, onError })
    : noFiles<KeptUpload>();
  const uploads = createKeptUploads({ fetch: globalThis.fetch, maxBytes: Number(uploadCacheBytes), files, clock: () => Date.now(), onError });
  nitro.hooks.hook('request', (event) => {
    event.context.uploads = uploads;
  });
  nitro.hooks.hook('close', () => uploads.flush());
});
