import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { locales } from '../../config/locales.ts';

/** The two halves of the set, a file each: one to tune with, one to be judged by. */
export const halves = ['tuning', 'held-out'] as const;
export type Half = (typeof halves)[number];

const judgedQuery = z.strictObject({
  id: z.string().regex(/^[a-z]{2,3}-\d{3}$/),
  locale: z.enum(locales.map(({ code }) => code)),
  q: z.string().trim().min(1),
  kind: z.enum(['same-language', 'across-languages', 'nothing']),
  form: z.enum(['topic', 'known-item', 'name', 'question', 'phrase', 'typo']),
  expected: z.array(z.string()),
  alsoRelevant: z.array(z.string()).default([]),
  why: z.string().trim().min(1),
});

/** A query and the works that answer it, by the names of their folders in cms/seed/resources. README.md says what each field means. */
export type JudgedQuery = z.infer<typeof judgedQuery>;

/** The queries of one half in the order of the file. Throws a ZodError that names the field where one is not of the shape. */
export function readJudged(half: Half): JudgedQuery[] {
  return z.array(judgedQuery).parse(JSON.parse(readFileSync(join(import.meta.dirname, `${half}.json`), 'utf8')));
}
