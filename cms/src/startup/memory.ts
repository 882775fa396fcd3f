import type { Core } from '@strapi/strapi';

/**
 * What a start-up step gave to the database, so that later starts change only what nobody changed by hand and never
 * bring back what an administrator removed.
 */
export async function recall<Value>(strapi: Core.Strapi, key: string): Promise<Value | undefined> {
  return ((await strapi.store({ type: 'core', name: 'startup' }).get({ key })) ?? undefined) as Value | undefined;
}

export async function remember(strapi: Core.Strapi, key: string, value: unknown): Promise<void> {
  await strapi.store({ type: 'core', name: 'startup' }).set({ key, value });
}
