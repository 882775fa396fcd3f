import type { Attribute, ContentModel } from './model';
import { renderRichText } from './rich-text';
import { type Sightings, toSeen } from './sighting';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The published facts of an uploaded file. Its name is left out: people name pictures after people. */
const MEDIA_FIELDS = ['url', 'mime', 'ext', 'size', 'width', 'height', 'alternativeText', 'caption'] as const;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function toMedia(file: unknown): JsonObject | null {
  if (!isObject(file)) return null;
  const media = Object.fromEntries(MEDIA_FIELDS.map((field) => [field, (file[field] ?? null) as Json]));
  const formats = isObject(file.formats) ? Object.entries(file.formats) : [];
  return {
    ...media,
    formats: Object.fromEntries(formats.flatMap(([name, format]) => (isObject(format) ? [[name, { url: format.url as Json, width: format.width as Json, height: format.height as Json }]] : []))),
  };
}

const toIso = (value: unknown): string => (value instanceof Date ? value : new Date(value as string)).toISOString();

/** Whether a value counts as missing, so that the next language is asked. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function toComponent(model: ContentModel, uid: string, value: unknown, zone: boolean, sightings: Sightings): JsonObject | null {
  if (!isObject(value)) return null;
  const attributes = model.components.get(uid) ?? [];
  const entry: JsonObject = zone ? { __component: uid } : {};
  for (const attribute of attributes) Object.assign(entry, toPublic(model, attribute, value[attribute.name], sightings));
  return entry;
}

function toJson(model: ContentModel, attribute: Attribute, value: unknown, sightings: Sightings): Json {
  const many = Array.isArray(value) ? value : [];
  switch (attribute.kind) {
    case 'component':
      if (attribute.multiple) return many.flatMap((item) => toComponent(model, attribute.component ?? '', item, false, sightings) ?? []);
      return toComponent(model, attribute.component ?? '', value, false, sightings);
    case 'zone':
      return many.flatMap((item) => (isObject(item) ? toComponent(model, String(item.__component), item, true, sightings) ?? [] : []));
    case 'media':
      return attribute.multiple ? many.flatMap((item) => toMedia(item) ?? []) : toMedia(value);
    case 'list':
      return many.filter((item): item is string => typeof item === 'string');
    case 'datetime':
      return isEmpty(value) ? null : toIso(value);
    default:
      return isEmpty(value) ? null : (value as Json);
  }
}

/** A stored value as the members it has in a public entry: one, or two for rich text (`body`, `bodyHtml`) and checked addresses (`url`, `urlSeen`). */
export function toPublic(model: ContentModel, attribute: Attribute, value: unknown, sightings: Sightings): JsonObject {
  const json = toJson(model, attribute, value, sightings);
  if (attribute.checked) return { [attribute.publicName]: json, ...toSeen(attribute, json, sightings) };
  if (attribute.kind !== 'richtext') return { [attribute.publicName]: json };
  return { [attribute.publicName]: json, [`${attribute.publicName}Html`]: typeof json === 'string' ? renderRichText(json) : null };
}

/** All text in a value that a reader would search for: its own, and that of the components in it. */
export function textOf(model: ContentModel, attribute: Attribute, value: Json): string[] {
  if (attribute.kind === 'component' || attribute.kind === 'zone') {
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => {
      if (!isObject(item)) return [];
      const uid = attribute.component ?? String(item.__component);
      return (model.components.get(uid) ?? []).flatMap((part) => textOf(model, part, (item[part.publicName] ?? null) as Json));
    });
  }
  if (!attribute.searchable) return [];
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}
