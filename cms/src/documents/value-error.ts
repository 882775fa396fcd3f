import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { locales } from '../../config/locales';
import type { Messages } from '../admin/messages';
import english from '../admin/translations/en.json';

export type Reason = keyof (typeof english)['errors'];
type Reasons = Messages['errors'];

export interface ValueProblem {
  path: string[];
  reason: Reason;
  /** What the reason's message has placeholders for. */
  values?: Readonly<Record<string, string | number>>;
}

/** The part of a request of the admin that says who asks. Programs have a token and no user: they read English. */
interface AdminRequest {
  state: { userAbility?: unknown; user?: { preferedLanguage?: string | null } };
  acceptsLanguages(languages: string[]): string | false;
}

const reasons = new Map<string, Reasons>([['en', english.errors]]);

function reasonsIn(strapi: Core.Strapi, language: string): Reasons {
  const known = reasons.get(language);
  if (known) return known;
  const file = join(strapi.dirs.app.src, 'admin', 'translations', `${language}.json`);
  const read = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Messages).errors : english.errors;
  reasons.set(language, read);
  return read;
}

function languageOf(request: AdminRequest | undefined): string {
  if (!request?.state.userAbility) return 'en';
  const codes = locales.map(({ code }) => code);
  const { preferedLanguage } = request.state.user ?? {};
  if (preferedLanguage && codes.includes(preferedLanguage)) return preferedLanguage;
  return request.acceptsLanguages(codes) || 'en';
}

/** A reason in the language of the person who is asking, if one is. */
export function explain(strapi: Core.Strapi, reason: Reason, values: ValueProblem['values'] = {}): string {
  const language = languageOf(strapi.requestContext.get() as unknown as AdminRequest | undefined);
  const message = reasonsIn(strapi, language)[reason] ?? english.errors[reason];
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Refuses a write with a sentence for each field; the admin shows each beside its field. Does nothing if there is no problem. */
export function refuse(strapi: Core.Strapi, problems: readonly ValueProblem[]): void {
  const details = problems.map(({ path, reason, values }) => ({ path, message: explain(strapi, reason, values), name: 'ValidationError' }));
  const [first] = details;
  if (!first) return;
  const message = details.length === 1 ? `${first.path.join('.')}: ${first.message}` : explain(strapi, 'several', { count: details.length });
  throw new errors.ValidationError(message, { errors: details });
}
