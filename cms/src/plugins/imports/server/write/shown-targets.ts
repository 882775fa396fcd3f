import { marks, select, type SqlConnection } from '../../../delivery/server/store/sql';
import type { Side } from '../../../../documents/relations/relation-store';
import type { StoredRow, StoredWork } from './stored-work';
import type { RelationField, WorkModel } from './work-model';

interface TargetRow {
  id: number;
  document_id: string;
  locale: string | null;
  published: number | boolean;
}

const keyOf = (field: RelationField, documentId: string, locale: string, side: Side): string =>
  [field.target.name, documentId, field.target.localized ? locale : '', field.target.drafts ? side : ''].join(' ');

/**
 * The rows of related documents that Strapi's own relations can lead to: a row of the same language, drafted or published like the
 * row that relates. A published row shows what its draft shows and what is published.
 */
export class ShownTargets {
  private readonly rows = new Map<string, number>();
  private readonly documents = new Set<string>();

  static async read(db: SqlConnection, model: WorkModel, works: readonly StoredWork[]): Promise<ShownTargets> {
    const targets = new ShownTargets();
    for (const field of model.relations) {
      const ids = [...new Set(works.flatMap(({ relations }) => relations.filter((relation) => relation.field === field.attribute.name).map(({ targetId }) => targetId)))];
      if (ids.length === 0) continue;
      const rows = await select<TargetRow>(
        db,
        `select id, document_id, locale, published_at is not null as published from ${field.targetTable} where document_id in (${marks(ids)}) order by id`,
        ids,
      );
      for (const row of rows) {
        targets.documents.add(`${field.target.name} ${row.document_id}`);
        targets.rows.set(keyOf(field, row.document_id, row.locale ?? '', row.published ? 'published' : 'draft'), row.id);
      }
    }
    return targets;
  }

  /** Whether a document is there, in whatever language. */
  has(targetType: string, targetId: string): boolean {
    return this.documents.has(`${targetType} ${targetId}`);
  }

  /** In the document's order. */
  rowsOf(field: RelationField, work: StoredWork, { side, locale }: StoredRow): number[] {
    const related = work.relations.filter((relation) => relation.field === field.attribute.name && relation.side === side).sort((a, b) => a.position - b.position);
    return related.flatMap(({ targetId }) => this.rows.get(keyOf(field, targetId, locale, side)) ?? []);
  }
}
