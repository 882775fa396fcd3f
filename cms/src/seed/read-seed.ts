import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedModel, SeedSchema } from './model';
import { parseSeedFile, type SeedFile, type SeedProblem } from './seed-file';
import { isMediaName } from './seed-media';

export interface SeedDocument {
  model: SeedModel;
  key: string;
  /** Attributes of the document, and its relations. */
  shared: SeedFile | undefined;
  /** Attributes of each language, by its code. A language without a file is a gap on purpose. */
  languages: ReadonlyMap<string, SeedFile>;
  /** By the language of a translation: what the source said when it was made, where that has changed since. */
  translatedFrom: ReadonlyMap<string, SeedFile>;
  /** Paths of files that are no text, by the names that values give them. */
  media: ReadonlyMap<string, string>;
}

export interface ReadSeed {
  documents: SeedDocument[];
  problems: SeedProblem[];
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function subfolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readDocument(dir: string, model: SeedModel, key: string, locales: readonly string[], problems: SeedProblem[]): SeedDocument {
  const folder = `${model.folder}/${key}`;
  if (!KEY.test(key)) problems.push({ file: folder, line: 1, message: 'is no key: lower-case letters, digits and single hyphens' });
  const allowed = ['shared', ...(model.localized ? locales : [])];
  const files = new Map<string, SeedFile>();
  const translatedFrom = new Map<string, SeedFile>();
  const media = new Map<string, string>();
  for (const name of readdirSync(join(dir, folder)).sort()) {
    const file = `${folder}/${name}`;
    if (isMediaName(name)) {
      media.set(name, join(dir, file));
      continue;
    }
    const [, part, from] = /^([\w-]+)(\.from)?\.json$/.exec(name) ?? [];
    if (!part || (from && part === 'shared') || !allowed.includes(part)) {
      problems.push({ file, line: 1, message: `does not belong here; files of ${model.folder} are ${allowed.map((one) => `${one}.json`).join(', ')}` });
      continue;
    }
    const { read, problems: found } = parseSeedFile(file, readFileSync(join(dir, file), 'utf8'));
    problems.push(...found);
    if (read) (from ? translatedFrom : files).set(part, read);
  }
  const shared = files.get('shared');
  files.delete('shared');
  return { model, key, shared, languages: files, translatedFrom, media };
}

const yearOf = ({ shared }: SeedDocument): number => Number(shared?.values.year ?? 0);

/** Works are written in the order of their years: what was published last is what a seeded library has new. */
const byYear = (a: SeedDocument, b: SeedDocument): number => yearOf(a) - yearOf(b);

/** Reads a whole seed folder. What cannot be read is a problem, and never an exception. */
export function readSeed(dir: string, { models, locales }: SeedSchema): ReadSeed {
  const problems: SeedProblem[] = [];
  const folders = subfolders(dir);
  const known = models.map(({ folder }) => folder);
  for (const folder of folders.filter((name) => !known.includes(name))) {
    problems.push({ file: folder, line: 1, message: `is no type; types are ${known.join(', ')}` });
  }
  const documents = models
    .filter(({ folder }) => folders.includes(folder))
    .flatMap((model) => subfolders(join(dir, model.folder)).map((key) => readDocument(dir, model, key, locales, problems)).sort(byYear));
  return { documents, problems };
}
