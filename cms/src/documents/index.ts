import type { Core } from '@strapi/strapi';

/** The rules on content, outermost first. Each is a Document Service middleware in a file of its own. */
export function registerDocumentRules(_strapi: Core.Strapi): void {}
