import type { Core } from '@strapi/strapi';
import { grown, type Grant } from './grants';
import { recall, remember } from './memory';
import { roleDefinitions, type RoleDefinition } from './role-definitions';

/** Grants by role code, as they were given at the last start. */
type Given = Record<string, Grant[]>;

/** Strapi makes this role too. Nobody needs it here: it is the Editor's without publishing. */
const UNUSED_CODE = 'strapi-author';

async function permissionsOf(strapi: Core.Strapi, roleId: number) {
  return strapi.service('admin::permission').findMany({ where: { role: { id: roleId } } });
}

async function makeRole(strapi: Core.Strapi, { code, name, description, grants }: RoleDefinition): Promise<void> {
  const roles = strapi.service('admin::role');
  const existing = await roles.findOne({ code });
  // Strapi's own Editor of a new installation may do nothing in any language; a used one is the administrator's.
  if (existing && (await roles.getUsersCount(existing.id)) > 0) return;
  const role = existing ? await roles.update({ id: existing.id }, { description }) : await roles.create({ code, name, description });
  await roles.assignPermissions(role.id, grants);
}

async function growRole(strapi: Core.Strapi, { code, grants }: RoleDefinition, before: readonly Grant[]): Promise<void> {
  const roles = strapi.service('admin::role');
  const role = await roles.findOne({ code });
  if (role) await roles.assignPermissions(role.id, grown(await permissionsOf(strapi, role.id), grants, before));
}

async function removeUnusedRole(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.service('admin::role');
  const role = await roles.findOne({ code: UNUSED_CODE });
  if (role && (await roles.getUsersCount(role.id)) === 0) await roles.deleteByIds([role.id]);
}

/**
 * Makes the roles once, and gives them what the content model or the list of languages gained since. What an
 * administrator changed, renamed or deleted stays as it is.
 */
export async function ensureRoles(strapi: Core.Strapi): Promise<void> {
  const given = await recall<Given>(strapi, 'roles');
  const definitions = roleDefinitions(strapi);
  for (const definition of definitions) {
    const before = given?.[definition.code];
    if (before) await growRole(strapi, definition, before);
    else await makeRole(strapi, definition);
  }
  if (!given) await removeUnusedRole(strapi);
  await remember(strapi, 'roles', Object.fromEntries(definitions.map(({ code, grants }) => [code, grants])));
}
