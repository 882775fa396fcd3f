import type { Core } from '@strapi/strapi';
import { locales } from '../../../../../config/locales';
import { seedSchemaOf } from '../../../../seed/seed';
import { type FileToRead, readFile } from '../formats/format';
import { Countries } from '../match/countries';
import type { ExistingWorks } from '../match/existing-works';
import { storedWorks, WORK_UID } from '../match/stored-works';
import { Vocabulary } from '../match/vocabulary';
import type { ImportPlan } from './import-plan';
import { planImport } from './plan-import';

/** What an import of a file would do to this installation. Writes nothing. */
export async function dryRun(strapi: Core.Strapi, file: FileToRead, language: string, existing: ExistingWorks = storedWorks(strapi)): Promise<ImportPlan> {
  const codes = locales.map(({ code }) => code);
  const schema = seedSchemaOf(strapi);
  const attributes = schema.models.find(({ uid }) => uid === WORK_UID)?.attributes ?? {};
  const read = await readFile(file, { locales: codes, language });
  const vocabulary = new Vocabulary(await existing.named());
  return planImport(read, existing, { schema, attributes, vocabulary, countries: new Countries(codes), locales: codes, language });
}
