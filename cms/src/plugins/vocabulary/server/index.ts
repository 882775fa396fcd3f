import type { Core } from '@strapi/strapi';
import { fields } from '../shared/codes';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.customFields.register(
      Object.entries(fields).map(([name, { type }]) => ({
        name,
        type,
        plugin: 'vocabulary',
        inputSize: { default: 6, isResizable: true },
      })),
    );
  },
};
