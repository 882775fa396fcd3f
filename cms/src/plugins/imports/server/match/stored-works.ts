import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { rowsWhere, typeOf } from '../../../../documents/document-type';
import { getDelivery } from '../../../delivery/server';
import type { TypeModel } from '../../../delivery/server/project/model';
import type { SourceDocument } from '../../../delivery/server/project/source';
import { loadDocuments } from '../../../delivery/server/store/load';
import { marks, select } from '../../../delivery/server/store/sql';
import { recordTable } from '../../../delivery/server/store/tables';
import { SHARED } from '../formats/columns';
import { LOCALIZED, RELATION_NAMES, RELATIONS, type Version } from '../formats/imported-work';
import { storedCandidates } from './stored-candidates';
import { storedNames } from './stored-names';
import type { ExistingWork, ExistingWorks } from './existing-works';

export const WORK_UID = 'api::resource.resource';

const EDITION = ['language', 'title', 'url', 'mediaType', 'bytes', 'pages', 'translator'] as const;

type Part = Record<string, unknown> & { file?: { id: number; url: string } | null };

const given = (members: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (members[name] === null || members[name] === undefined || members[name] === '' ? [] : [[name, members[name]]])));

const toEdition = (part: Part): Record<string, unknown> => ({ ...given(part, EDITION), ...(part.file ? { file: part.file.url } : {}) });

function sharedOf(values: Readonly<Record<string, unknown>>): { shared: Record<string, unknown>; files: Record<string, number> } {
  const parts = Array.isArray(values.expressions) ? (values.expressions as Part[]) : [];
  const { expressions: _parts, ...names } = SHARED;
  return { shared: { ...given(values, Object.keys(names)), expressions: parts.map(toEdition) }, files: Object.fromEntries(parts.flatMap(({ file }) => (file ? [[file.url, file.id]] : []))) };
}

/** What of a work readers see: how each language stands, drafted and published. */
interface Standing {
  published: boolean;
  edited: boolean;
}

/** Publishing stamps both rows within a moment; a draft saved later is newer than that. */
const MOMENT_MS = 500;

async function standings(strapi: Core.Strapi, type: TypeModel, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = (await rowsWhere(strapi, type, { documentId: { $in: [...ids] } })) as unknown as { documentId: string; locale: string; publishedAt: unknown; updatedAt: string | Date }[];
  return new Map([...Map.groupBy(rows, ({ documentId }) => documentId)].map(([id, own]) => {
    const published = own.filter(({ publishedAt }) => publishedAt !== null);
    const draftOf = (locale: string) => own.find((row) => row.publishedAt === null && row.locale === locale);
    const newer = (row: (typeof own)[number]) => new Date(draftOf(row.locale)?.updatedAt ?? 0).getTime() - new Date(row.updatedAt).getTime() > MOMENT_MS;
    return [id, { published: published.length > 0, edited: published.some(newer) }];
  }));
}

/** Of what documents relate to, that which has no public record. */
async function hiddenTargets(strapi: Core.Strapi, documents: readonly SourceDocument[]): Promise<Set<string>> {
  const { model } = getDelivery(strapi);
  const links = Map.groupBy(documents.flatMap(({ links: own }) => own), ({ targetType }) => targetType);
  const hidden = new Set<string>();
  for (const [name, own] of links) {
    const ids = [...new Set(own.map(({ targetId }) => targetId))];
    const target = model.types.get(name);
    const shown = target ? await select<{ document_id: string }>(currentConnection(strapi), `select distinct document_id from ${recordTable(target)} where document_id in (${marks(ids)})`, ids) : [];
    const public_ = new Set(shown.map(({ document_id }) => document_id));
    for (const id of ids) if (!public_.has(id)) hidden.add(id);
  }
  return hidden;
}

function contentOf(document: SourceDocument): Pick<ExistingWork, 'versions' | 'shared' | 'relations' | 'files'> {
  const source = document.versions.get(document.sourceLocale ?? '') ?? [...document.versions.values()][0];
  const relations = RELATION_NAMES.map((name): [string, string[]] => [name, document.links.filter(({ field }) => field === name).map(({ targetId }) => targetId)]);
  return {
    versions: Object.fromEntries([...document.versions].map(([locale, { values }]) => [locale, given(values, LOCALIZED) as Version])),
    ...sharedOf(source?.values ?? {}),
    relations: Object.fromEntries(relations),
  };
}

/** The works of this installation, drafts as editors left them. */
export function storedWorks(strapi: Core.Strapi): ExistingWorks {
  const type = typeOf(strapi, WORK_UID);
  return {
    candidates: () => storedCandidates(strapi),
    named: () => storedNames(strapi, Object.values(RELATIONS)),
    async load(documentIds) {
      const documents = await loadDocuments(strapi, currentConnection(strapi), type, documentIds, 'draft');
      const drafted = documents.filter(({ versions }) => versions.size > 0);
      const hidden = await hiddenTargets(strapi, drafted);
      const standing = await standings(strapi, type, documentIds);
      const edited = documentIds.filter((id) => standing.get(id)?.edited);
      const shown = new Map((edited.length > 0 ? await loadDocuments(strapi, currentConnection(strapi), type, edited, 'published') : []).map((document) => [document.documentId, contentOf(document)]));
      return drafted.map((document): ExistingWork => {
        const { documentId, sourceLocale } = document;
        const { published, edited: isEdited } = standing.get(documentId) ?? { published: false, edited: false };
        return { documentId, sourceLocale: sourceLocale ?? '', ...contentOf(document), hidden, published, edited: isEdited, shown: shown.get(documentId) };
      });
    },
  };
}
