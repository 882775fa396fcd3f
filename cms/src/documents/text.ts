import type { Core } from '@strapi/strapi';
import type { DocumentMiddleware } from './middleware';
import { type Reason, refuse, type ValueProblem } from './value-error';
import type { WrittenAttribute } from './written-values';

type Attributes = Record<string, WrittenAttribute>;

/** Attributes that are one line: no line breaks inside, no white space around. */
const ONE_LINE = new Set(['string', 'uid', 'email']);
const TEXT = new Set([...ONE_LINE, 'text', 'richtext', 'json', 'customField']);

/** C0 and C1 controls, but for tab and line end in text of several lines. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const CONTROLS_OR_BREAKS = /[\u0000-\u001f\u007f-\u009f]/;

/** Text as it is kept: NFC, lines end with LF. */
export function cleanText(text: string, oneLine: boolean): string {
  const clean = text.replace(/\r\n?/g, '\n').normalize('NFC');
  return oneLine ? clean.trim() : clean;
}

/** Why a text cannot be kept, or undefined. */
export function textProblem(text: string, oneLine: boolean): Reason | undefined {
  if ((oneLine ? CONTROLS_OR_BREAKS : CONTROLS).test(text)) return oneLine ? 'lineBreak' : 'controlCharacter';
  return text.isWellFormed() ? undefined : 'loneSurrogate';
}

/** Cleans every text of a value, and notes those that cannot be kept. */
function clean(value: unknown, attribute: WrittenAttribute, path: string[], problems: ValueProblem[], attributesOf: (uid: string) => Attributes): unknown {
  if (typeof value === 'string' && TEXT.has(attribute.type)) {
    const oneLine = ONE_LINE.has(attribute.type) || attribute.customField !== undefined || attribute.type === 'json';
    const text = cleanText(value, oneLine);
    const reason = textProblem(text, oneLine);
    if (reason) problems.push({ path, reason });
    return text;
  }
  if (Array.isArray(value) && attribute.type !== 'relation' && attribute.type !== 'media') return value.map((item, index) => clean(item, attribute, [...path, String(index)], problems, attributesOf));
  if (typeof value !== 'object' || value === null) return value;
  const part = value as Record<string, unknown>;
  const uid = attribute.type === 'component' ? attribute.component : attribute.type === 'dynamiczone' ? String(part.__component) : undefined;
  return uid ? cleanData(part, attributesOf(uid), path, problems, attributesOf) : value;
}

export function cleanData(data: Record<string, unknown>, attributes: Attributes, path: string[], problems: ValueProblem[], attributesOf: (uid: string) => Attributes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => {
    const attribute = attributes[name];
    return [name, attribute ? clean(value, attribute, [...path, name], problems, attributesOf) : value];
  }));
}

/** All text is NFC and free of what no reader can see, so that equal texts are equal and every outlet can hold them. */
export const text: DocumentMiddleware = (strapi: Core.Strapi) => async ({ uid, params }, next) => {
  if (typeof params.data === 'object' && params.data !== null) {
    const attributesOf = (model: string): Attributes => (strapi.getModel(model as never) as { attributes?: Attributes } | undefined)?.attributes ?? {};
    const problems: ValueProblem[] = [];
    params.data = cleanData(params.data as Record<string, unknown>, attributesOf(uid), [], problems, attributesOf);
    refuse(strapi, problems);
  }
  return next();
};
