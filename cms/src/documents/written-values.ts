import type { Core } from '@strapi/strapi';

/** The parts of an attribute's schema that rules on values read. */
export interface WrittenAttribute {
  type: string;
  customField?: string;
  component?: string;
}

export interface WrittenValue {
  /** From the document to the value: `['expressions', '0', 'url']`. */
  path: string[];
  /** Name of the attribute in its own type or component. */
  name: string;
  attribute: WrittenAttribute;
  value: unknown;
}

type Attributes = Record<string, WrittenAttribute>;
type AttributesOf = (componentUid: string) => Attributes;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The component a part of a document is written as: a dynamic zone's parts name theirs themselves. */
function componentOf({ type, component }: WrittenAttribute, part: Record<string, unknown>): string | undefined {
  if (type === 'component') return component;
  return typeof part.__component === 'string' ? part.__component : undefined;
}

/** Every value a write sets, those inside components and dynamic zones included. Empty ones are left out: no rule on values applies to them. */
export function* writtenValues(attributes: Attributes, data: unknown, attributesOf: AttributesOf, parent: string[] = []): Generator<WrittenValue> {
  if (!isRecord(data)) return;
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = data[name];
    if (value === undefined || value === null || value === '') continue;
    const path = [...parent, name];
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') {
      yield { path, name, attribute, value };
      continue;
    }
    for (const [index, part] of (Array.isArray(value) ? value : [value]).entries()) {
      const uid = isRecord(part) ? componentOf(attribute, part) : undefined;
      if (uid) yield* writtenValues(attributesOf(uid), part, attributesOf, Array.isArray(value) ? [...path, String(index)] : path);
    }
  }
}

/** The same for a type of this installation. */
export function writtenValuesOf(strapi: Core.Strapi, uid: string, data: unknown): WrittenValue[] {
  const attributesOf = (model: string): Attributes => (strapi.getModel(model as never) as { attributes?: Attributes } | undefined)?.attributes ?? {};
  return [...writtenValues(attributesOf(uid), data, attributesOf)];
}
