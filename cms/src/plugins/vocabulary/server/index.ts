import type { Core } from '@strapi/strapi';

/** Code lists that editors pick from, and the value each custom field stores. */
const fields = [
  { name: 'countries', type: 'json' },
  { name: 'country', type: 'string' },
  { name: 'languages', type: 'json' },
  { name: 'language', type: 'string' },
  { name: 'time-zone', type: 'string' },
  { name: 'lines', type: 'json' },
] as const;

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.customFields.register(fields.map((field) => ({ ...field, plugin: 'vocabulary' })));
  },
};
