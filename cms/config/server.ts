import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, readSecrets } from '../src/environment';

const { cms, dataDir } = readEnvironment();

// Uploads are data: they live, move and are backed up with the database. Strapi writes to the folder but does not make it.
const publicDir = join(dataDir, 'public');
mkdirSync(join(publicDir, 'uploads'), { recursive: true });

export default {
  host: cms.host,
  port: cms.port,
  url: cms.publicUrl,
  proxy: { koa: true },
  // Node would answer a request without a host with no body; the delivery answers it in the API's form.
  http: { serverOptions: { requireHostHeader: false } },
  app: { keys: [readSecrets(dataDir).appKey] },
  dirs: { public: publicDir },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  webhooks: { populateRelations: false },
};
