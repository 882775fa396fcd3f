import { fields, isCode, vocabularyOf, type FieldName } from '../plugins/vocabulary/shared/codes';
import type { DocumentMiddleware } from './middleware';
import { refuse, type ValueProblem } from './value-error';
import { writtenValuesOf, type WrittenValue } from './written-values';

const PLUGIN = 'plugin::vocabulary.';
const standards = { country: 'ISO 3166-1 alpha-2', language: 'BCP 47', 'time-zone': 'IANA time zone' } as const;

function isFieldName(name: string): name is FieldName {
  return name in fields;
}

function problemWith(field: FieldName, value: unknown): string | undefined {
  const items: unknown = fields[field].list ? value : [value];
  if (!Array.isArray(items)) return 'must be a list';
  if (!items.every((item): item is string => typeof item === 'string' && item.trim() !== '')) {
    return fields[field].list ? 'must be a list of texts, none of them empty' : 'must be a text';
  }
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  if (twice !== undefined) return `names "${twice}" twice`;
  if (field === 'lines') return undefined;
  const vocabulary = vocabularyOf[field];
  const unknown = items.filter((item) => !isCode(vocabulary, item));
  if (unknown.length === 0) return undefined;
  return `has no such ${standards[vocabulary]} code: ${unknown.map((item) => `"${item}"`).join(', ')}`;
}

export function codeProblems(values: readonly WrittenValue[]): ValueProblem[] {
  return values.flatMap(({ path, attribute, value }) => {
    const field = attribute.customField?.startsWith(PLUGIN) ? attribute.customField.slice(PLUGIN.length) : '';
    const message = isFieldName(field) ? problemWith(field, value) : undefined;
    return message ? [{ path, message }] : [];
  });
}

/** Codes exist and no list names one twice, whoever writes. */
export const codes: DocumentMiddleware = (strapi) => async ({ uid, params }, next) => {
  refuse(codeProblems(writtenValuesOf(strapi, uid, params.data)));
  return next();
};
