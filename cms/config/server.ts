import { readEnvironment, readSecrets } from '../src/environment';

const { cms, dataDir } = readEnvironment();

export default {
  host: cms.host,
  port: cms.port,
  url: cms.publicUrl,
  proxy: { koa: true },
  app: { keys: [readSecrets(dataDir).appKey] },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  webhooks: { populateRelations: false },
};
