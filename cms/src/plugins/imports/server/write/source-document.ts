import { strictestSafety } from '../../../delivery/server/store/load';
import type { SourceDocument, SourceVersion } from '../../../delivery/server/project/source';
import type { StoredPart, StoredRow, StoredWork } from './stored-work';
import type { WorkModel } from './work-model';

const partValues = (parts: readonly StoredPart[], field: string): unknown[] => parts.filter((part) => part.field === field).map(({ values }) => values);

function valuesOf(model: WorkModel, row: StoredRow): Record<string, unknown> {
  const components = model.parts.map(({ name, many }): [string, unknown] => {
    const parts = partValues(row.parts, name);
    return [name, many ? parts : (parts[0] ?? null)];
  });
  return { ...row.values, ...Object.fromEntries(components) };
}

function toVersion(model: WorkModel, row: StoredRow): SourceVersion {
  const { createdAt, updatedAt, publishedAt } = row.values;
  return { values: valuesOf(model, row), createdAt: String(createdAt), updatedAt: String(updatedAt), publishedAt: String(publishedAt) };
}

/** A work without files as a read of its published rows would find it. */
export function toSourceDocument(model: WorkModel, work: StoredWork): SourceDocument {
  const published = work.rows.filter(({ side }) => side === 'published');
  const pins = Map.groupBy(work.pins.filter(({ side }) => side === 'published'), ({ locale }) => locale);
  const links = work.relations.filter(({ side }) => side === 'published').sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : a.position - b.position));
  return {
    type: model.type.name,
    documentId: work.documentId,
    sourceLocale: (work.rows[0]?.values.sourceLocale as string | undefined) ?? null,
    versions: new Map(published.map((row) => [row.locale, toVersion(model, row)])),
    links: links.map(({ field, targetType, targetId }) => ({ field, targetType, targetId })),
    pins: new Map([...pins].map(([locale, own]) => [locale, Object.fromEntries(own.map(({ field, hashes }) => [field, hashes]))])),
    safety: model.type.hasSafety ? strictestSafety(work.rows.map((row) => valuesOf(model, row))) : null,
    consent: undefined,
    createdAt: work.rows.map(({ values }) => String(values.createdAt)).sort()[0] ?? '',
  };
}
