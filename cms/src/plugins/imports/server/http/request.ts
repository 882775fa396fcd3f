import { readFile, stat } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { defaultLocale, locales } from '../../../../../config/locales';
import { LIMITS } from '../formats/limits';
import { CHOICES, ENCODINGS, type Filter, FILTERS, FORMATS, type ReadAs } from '../../shared/upload';
import { toFileName } from '../uploads/file-name';
import { refusal } from '../uploads/refusal';
import type { Chosen } from '../uploads/review';
import type { ReceivedFile } from '../uploads/uploads';

interface FormFile {
  filepath: string;
  originalFilename: string | null;
}

/** The part of a request's context that is read. */
export interface Context {
  params: Record<string, string>;
  query: Record<string, unknown>;
  request: { body?: unknown; files?: Record<string, FormFile | FormFile[] | undefined> };
  state: { user?: { firstname?: string | null; lastname?: string | null; email: string }; userAbility: { can(action: string, subject?: string): boolean } };
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new errors.ValidationError(`${issue?.path.join('.') || 'The request'}: ${issue?.message}`);
}

const optional = <Output>(schema: z.ZodType<Output>) => z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

const readAs = z.object({
  language: z.enum(locales.map(({ code }) => code) as [string, ...string[]]).default(defaultLocale),
  encoding: optional(z.enum(ENCODINGS)),
  format: optional(z.enum(FORMATS)),
});

/** How a file shall be read; fields of a form that are empty are left to find out. */
export function readReadAs({ request }: Context): ReadAs {
  const { language, encoding, format } = parse(readAs, request.body ?? {});
  return { language, ...(encoding ? { encoding } : {}), ...(format ? { format } : {}) };
}

const choice = z.enum(CHOICES);
const chosen = z.strictObject({
  rows: z.record(z.string().regex(/^\d{1,9}$/), z.strictObject({ choice, of: z.string().max(64).optional() }).nullable()).optional(),
  otherwise: choice.optional(),
});

export const readChosen = ({ request }: Context): Chosen => parse(chosen, request.body) as Chosen;

export const readPublish = ({ request }: Context): boolean => parse(z.strictObject({ publish: z.boolean() }), request.body).publish;

const page = z.object({ filter: optional(z.enum(FILTERS)), page: z.coerce.number().int().min(1).max(100_000).default(1) });

export const readPage = ({ query }: Context): { filter?: Filter; page: number } => parse(page, { filter: query.filter, page: query.page });

/** The language somebody reads the admin in. */
export const readLocale = ({ query }: Context): string => (typeof query.locale === 'string' && /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(query.locale) ? query.locale : defaultLocale);

export function readWho({ state: { user } }: Context): string {
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  return name || (user?.email ?? '');
}

/** The one file of a form, in the field `files`. Strapi removes its own copy when the answer is given. */
export async function readUpload({ request }: Context): Promise<ReceivedFile> {
  const files = [request.files?.files ?? []].flat();
  const [file] = files;
  if (!file) throw refusal('noFile');
  if (files.length > 1) throw refusal('severalFiles');
  if ((await stat(file.filepath)).size > LIMITS.bytes) throw refusal('fileTooLarge');
  return { name: toFileName(file.originalFilename), bytes: await readFile(file.filepath) };
}
