import { readFileSync } from 'node:fs';

type Messages = { [key: string]: string | Messages };

const flatten = (messages: Messages, prefix = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`)));

/** All messages of a language by their whole key. */
export function readMessages(code: string): Map<string, string> {
  const file = new URL(`../i18n/locales/${code}.json`, import.meta.url);
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Messages));
}
