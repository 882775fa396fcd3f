import { type CmsClient, createCmsClient } from '../../shared/cms/client';
import { createPageClock } from '../../shared/cms/clock';
import { createCmsTransport } from '../../shared/cms/transport';

declare module 'h3' {
  interface H3EventContext {
    cms: CmsClient;
  }
}

/** One connection to the CMS for the process; each request finds a client of its own in its context. Where pages are kept, entry.ts gives a better one. */
export default defineNitroPlugin((nitro) => {
  const { cmsUrl, cmsTimeoutMs } = useRuntimeConfig();
  const ask = createCmsTransport({ baseUrl: cmsUrl, timeoutMs: Number(cmsTimeoutMs) });
  nitro.hooks.hook('request', (event) => {
    event.context.cms = createCmsClient(ask, createPageClock(new Date()));
  });
});
