import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::frontier.frontier', { only: ['create', 'update', 'delete'] });
