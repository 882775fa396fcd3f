import { readEnvironment, readSecrets } from '../src/environment';

const secrets = readSecrets(readEnvironment().dataDir);

export default {
  auth: { secret: secrets.adminJwtSecret },
  apiToken: { salt: secrets.apiTokenSalt },
  transfer: { token: { salt: secrets.transferTokenSalt } },
  secrets: { encryptionKey: secrets.encryptionKey },
  flags: { nps: false, promoteEE: false },
  watchIgnoreFiles: ['**/scripts/**', '**/seed/**', '**/test/**', '**/types/**', '**/*.test.ts', '**/vitest.config.mts*'],
};
