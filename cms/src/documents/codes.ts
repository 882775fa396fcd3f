import { fields, isCode, vocabularyOf, type FieldName } from '../plugins/vocabulary/shared/codes';
import type { DocumentMiddleware } from './middleware';
import { refuse, type ValueProblem } from './value-error';
import { writtenValuesOf, type WrittenValue } from './written-values';

const PLUGIN = 'plugin::vocabulary.';
const standards = { country: 'ISO 3166-1 alpha-2', language: 'BCP 47', 'time-zone': 'IANA' } as const;

function isFieldName(name: string): name is FieldName {
  return name in fields;
}

const quoted = (items: readonly string[]) => items.map((item) => `"${item}"`).join(', ');

function problemWith(field: FieldName, value: unknown): Omit<ValueProblem, 'path'> | undefined {
  const { list } = fields[field];
  const items: unknown = list ? value : [value];
  if (!Array.isArray(items) || !items.every((item): item is string => typeof item === 'string' && item.trim() !== '')) {
    return { reason: list ? 'list' : 'text' };
  }
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  if (twice !== undefined) return { reason: 'twice', values: { item: quoted([twice]) } };
  const vocabulary = vocabularyOf[field];
  if (!vocabulary) return undefined;
  const unknown = items.filter((item) => !isCode(vocabulary, item));
  return unknown.length > 0 ? { reason: 'code', values: { standard: standards[vocabulary], unknown: quoted(unknown) } } : undefined;
}

export function codeProblems(values: readonly WrittenValue[]): ValueProblem[] {
  return values.flatMap(({ path, attribute, value }) => {
    const field = attribute.customField?.startsWith(PLUGIN) ? attribute.customField.slice(PLUGIN.length) : '';
    const problem = isFieldName(field) ? problemWith(field, value) : undefined;
    return problem ? [{ path, ...problem }] : [];
  });
}

/** Codes exist and no list names one twice, whoever writes. */
export const codes: DocumentMiddleware = (strapi) => async ({ uid, params }, next) => {
  refuse(strapi, codeProblems(writtenValuesOf(strapi, uid, params.data)));
  return next();
};
