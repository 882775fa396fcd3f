import { type CmsClient, createCmsClient } from '../../shared/cms/client';

declare module 'h3' {
  interface H3EventContext {
    cms: CmsClient;
  }
}

/** One client for the process; each request finds it in its context. */
export default defineNitroPlugin((nitro) => {
  const { cmsUrl, cmsTimeoutMs } = useRuntimeConfig();
  const cms = createCmsClient({ baseUrl: cmsUrl, timeoutMs: Number(cmsTimeoutMs) });
  nitro.hooks.hook('request', (event) => {
    event.context.cms = cms;
  });
});
