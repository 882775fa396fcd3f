import type { Core } from '@strapi/strapi';
import { codes } from './codes';
import { deliver, refreshReaders } from './delivery';
import { languagePermission } from './language-permission';
import { type DocumentMiddleware, isOurWrite } from './middleware';
import { transaction } from './transaction';
import { values } from './values';

/** The rules on content, outermost first. Each is a Document Service middleware in a file of its own. */
const rules: readonly DocumentMiddleware[] = [languagePermission, refreshReaders, transaction, deliver, codes, values];

export function registerDocumentRules(strapi: Core.Strapi): void {
  for (const rule of rules) {
    const middleware = rule(strapi);
    strapi.documents.use(async (context, next) => {
      const write = { uid: context.uid, action: context.action, params: context.params as Record<string, unknown> };
      return (isOurWrite(write) ? middleware(write, next) : next()) as ReturnType<typeof next>;
    });
  }
}
