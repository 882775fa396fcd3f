import type { TypeModel } from '../project/model';
import { insert, type SqlConnection } from './sql';

interface Address {
  type: string;
  locale: string;
  slug: string;
  document_id: string;
  number: number;
  [column: string]: string | number;
}

/** Remembers at which addresses documents were served, for redirects that never end. Notes come one by one, and are written at once. */
export class Addresses {
  private readonly noted = new Map<string, Address>();

  constructor(private readonly type: TypeModel) {}

  note(locale: string, slug: string, documentId: string, number: number): void {
    this.noted.set(JSON.stringify([locale, slug, documentId]), { type: this.type.name, locale, slug, document_id: documentId, number });
  }

  async write(db: SqlConnection): Promise<void> {
    await insert(db, 'delivery_address', [...this.noted.values()], 'on conflict (type, locale, slug, document_id) do update set number = excluded.number');
  }
}
