import type { Core } from '@strapi/strapi';
import { recall, remember } from './memory';

const ACTIONS = ['find', 'findOne', 'create', 'update', 'delete'];
const FILE_ACTIONS = ['find', 'findOne', 'upload'].map((action) => `plugin::upload.content-api.${action}`);
/** Strapi makes these in a new installation. They are not needed, and one of them may do everything. */
const UNUSED_TOKENS = ['Read Only', 'Full Access'];

/** Actions of the content API that a program needs to bring content in. Publishing is part of create and update there. */
function importerActions(strapi: Core.Strapi): string[] {
  const known = new Set<string>(strapi.contentAPI.permissions.providers.action.keys());
  const types = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  return [...types.flatMap((uid) => ACTIONS.map((action) => `${uid}.${action}`)), ...FILE_ACTIONS].filter((action) => known.has(action));
}

async function removeUnusedTokens(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query('admin::api-token').deleteMany({ where: { name: { $in: UNUSED_TOKENS }, lastUsedAt: { $null: true } } });
}

/**
 * Makes the API token "Importer" once: an administrator reads its secret in Settings → API Tokens → Importer. It can be
 * regenerated, limited or deleted there and is not made again; types that the content model gained since are added.
 */
export async function ensureImporterToken(strapi: Core.Strapi): Promise<void> {
  const tokens = strapi.service('admin::api-token-content-api');
  const wanted = importerActions(strapi);
  const given = await recall<string[]>(strapi, 'importer-token');
  const token = await tokens.getByName('Importer');
  if (!given) {
    await removeUnusedTokens(strapi);
    const description = 'For programs that bring content in: reads, creates, updates, publishes and deletes entries of every type, and uploads files.';
    if (!token) await tokens.create({ name: 'Importer', description, kind: 'content-api', type: 'custom', lifespan: null, permissions: wanted });
  } else if (token?.type === 'custom') {
    const gained = wanted.filter((action) => !given.includes(action));
    if (gained.length > 0) await tokens.update(token.id, { ...token, permissions: [...new Set([...token.permissions, ...gained])] });
  }
  await remember(strapi, 'importer-token', wanted);
}
