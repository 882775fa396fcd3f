import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../environment';

/** bcrypt reads no more than this; Strapi refuses a longer password. */
const PASSWORD_BYTES = 72;

/** Makes ADMIN_EMAIL the first administrator of a system that has none. Afterwards the variables do nothing. */
export async function ensureAdministrator(strapi: Core.Strapi): Promise<void> {
  const { administrator } = readEnvironment();
  const users = strapi.service('admin::user');
  if (!administrator || (await users.exists())) return;
  if (Buffer.byteLength(administrator.password) > PASSWORD_BYTES) {
    throw new Error(`ADMIN_PASSWORD must be at most ${PASSWORD_BYTES} bytes long.`);
  }
  await users.createFirstAdmin({
    email: administrator.email.toLowerCase(),
    firstname: 'Administrator',
    password: administrator.password,
  });
}
