import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { fieldMessages } from '../admin/messages';
import english from '../admin/translations/en.json';
import { comparable, configurationOf, type Configuration } from './layout-configuration';
import { layoutDefinitions } from './layout-definitions';
import { recall, remember } from './memory';

interface Model {
  uid: string;
  attributes: Record<string, { type: string; target?: string }>;
}

interface ConfigurationService {
  findConfiguration(model: Model): Promise<Configuration>;
  updateConfiguration(model: Model, configuration: Configuration): Promise<Configuration>;
}

const isComponent = (uid: string) => !uid.includes('::');

/** Keys in the order they are stored in do not matter, and stored values are JSON. */
function isSame(a: Configuration, b: Configuration): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

function wanted({ uid, attributes }: Model, current: Configuration): Configuration | undefined {
  const definition = layoutDefinitions[uid];
  const model = { uid, displayName: '', attributes: Object.keys(attributes) };
  const mainFieldOf = (name: string) => layoutDefinitions[attributes[name]?.target ?? '']?.mainField;
  return definition && configurationOf(current, definition, (name) => fieldMessages(english, model, name), mainFieldOf);
}

/**
 * Lays out lists and forms as layout-definitions.ts says. What was written is remembered whole: a layout that an
 * administrator has changed since is theirs, and stays.
 */
export async function ensureLayouts(strapi: Core.Strapi): Promise<void> {
  const manager = strapi.plugin('content-manager');
  const written = (await recall<Record<string, Configuration>>(strapi, 'layouts')) ?? {};
  for (const uid of Object.keys(layoutDefinitions)) {
    const model = strapi.getModel(uid as 'admin::user') as unknown as Model | undefined;
    if (!model) continue;
    const service = manager.service(isComponent(uid) ? 'components' : 'content-types') as ConfigurationService;
    const { settings, metadatas, layouts } = await service.findConfiguration(model);
    const current = { settings, metadatas, layouts };
    const before = written[uid];
    if (before && !isSame(...comparable(before, current))) continue;
    const next = wanted(model, current);
    if (!next) continue;
    if (!isSame(next, current)) await service.updateConfiguration(model, next);
    written[uid] = next;
  }
  await remember(strapi, 'layouts', written);
}
