import type { Core } from '@strapi/strapi';
import { codes } from './codes';
import { deliver, refreshReaders } from './delivery';
import { editorsSearch } from './editors-search';
import { languagePermission } from './language-permission';
import { type DocumentContext, type DocumentMiddleware, isOurWrite } from './middleware';
import { publishStep } from './publish-step';
import { relations } from './relations';
import { requiredInSource } from './required-in-source';
import { rowNumber } from './row-number';
import { sharedFields } from './shared-fields';
import { slugs } from './slugs';
import { sourceLanguage } from './source-language';
import { text } from './text';
import { transaction } from './transaction';
import { translationPins } from './translation-pins';
import { values } from './values';

/** The rules on content, outermost first. Each is a Document Service middleware in a file of its own. */
const rules: readonly DocumentMiddleware[] = [
  languagePermission, refreshReaders, transaction, publishStep, deliver,
  rowNumber, text, codes, values, sourceLanguage, requiredInSource, slugs, relations, translationPins, sharedFields,
];

export function registerDocumentRules(strapi: Core.Strapi): void {
  const search = editorsSearch(strapi);
  strapi.documents.use((context, next) => search(context as unknown as DocumentContext, next) as ReturnType<typeof next>);
  for (const rule of rules) {
    const middleware = rule(strapi);
    strapi.documents.use(async (context, next) => {
      const write = { uid: context.uid, action: context.action, params: context.params as Record<string, unknown> };
      return (isOurWrite(write) ? middleware(write, next) : next()) as ReturnType<typeof next>;
    });
  }
}
