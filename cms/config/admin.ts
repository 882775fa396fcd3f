import { readEnvironment, readSecrets } from '../src/environment';
import { type PreviewRequest, previewAddress } from '../src/plugins/delivery/server/admin-preview';

const { dataDir, web } = readEnvironment();
const secrets = readSecrets(dataDir);

export default {
  auth: { secret: secrets.adminJwtSecret },
  apiToken: { salt: secrets.apiTokenSalt },
  transfer: { token: { salt: secrets.transferTokenSalt } },
  secrets: { encryptionKey: secrets.encryptionKey },
  preview: {
    enabled: true,
    config: {
      // What Strapi's pages may frame.
      allowedOrigins: ["'self'", new URL(web.publicUrl).origin],
      handler: (uid: string, request: PreviewRequest) => previewAddress(strapi, web.publicUrl, uid, request),
    },
  },
  flags: { nps: false, promoteEE: false },
  watchIgnoreFiles: ['**/scripts/**', '**/seed/**', '**/test/**', '**/types/**', '**/*.test.ts', '**/vitest.config.mts*'],
};
