import type { Core } from '@strapi/strapi';
import { locales } from '../../../../config/locales';
import { currentConnection } from '../../../documents/connection';
import { select } from '../../delivery/server/store/sql';

export interface Elsewhere {
  locale: string;
  name: string;
  /** Entries first written in this language that the asked one does not have. */
  count: number;
}

export async function entriesElsewhere(strapi: Core.Strapi, uid: string, locale: string): Promise<Elsewhere[]> {
  const { tableName } = strapi.db.metadata.get(uid);
  const rows = await select<{ source: string; documents: number | string }>(
    currentConnection(strapi),
    // Not `not in`: PostgreSQL goes through the whole list for every row, where it does not fit into 8 MB.
    `select source_locale as source, count(distinct document_id) as documents from ${tableName} t
      where not exists (select 1 from ${tableName} o where o.document_id = t.document_id and o.locale = ?) group by source_locale`,
    [locale],
  );
  return locales.flatMap(({ code, name }) => {
    const count = Number(rows.find(({ source }) => source === code)?.documents ?? 0);
    return count > 0 ? [{ locale: code, name, count }] : [];
  });
}
