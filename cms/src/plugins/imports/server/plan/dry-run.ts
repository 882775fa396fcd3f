import type { Core } from '@strapi/strapi';
import { locales } from '../../../../../config/locales';
import { seedSchemaOf } from '../../../../seed/seed';
import { type FileToRead, readFile } from '../formats/format';
import type { ReadOptions } from '../formats/imported-work';
import { Countries } from '../match/countries';
import type { ExistingWorks } from '../match/existing-works';
import { storedWorks, WORK_UID } from '../match/stored-works';
import { Vocabulary } from '../match/vocabulary';
import type { ImportPlan } from './import-plan';
import { planImport, type PlanOptions } from './plan-import';

export interface DryRunOptions extends PlanOptions {
  existing?: ExistingWorks;
  /** Reads the file; a server has it done by another thread. */
  read?: (file: FileToRead, options: ReadOptions) => ReturnType<typeof readFile>;
}

/** What an import of a file would do to this installation. Writes nothing. */
export async function dryRun(strapi: Core.Strapi, file: FileToRead, language: string, options: DryRunOptions = {}): Promise<ImportPlan> {
  const { existing = storedWorks(strapi), read = readFile } = options;
  const codes = locales.map(({ code }) => code);
  const schema = seedSchemaOf(strapi);
  const attributes = schema.models.find(({ uid }) => uid === WORK_UID)?.attributes ?? {};
  const content = await read(file, { locales: codes, language });
  const vocabulary = new Vocabulary(await existing.named());
  return planImport(content, existing, { schema, attributes, vocabulary, countries: new Countries(codes), locales: codes, language }, options);
}
