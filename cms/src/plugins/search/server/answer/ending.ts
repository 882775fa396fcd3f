import type { ContentModel } from '../../../delivery/server/project/model';
import type { Reader } from '../../../delivery/server/query/relations';
import { marks, select } from '../../../delivery/server/store/sql';

/** The first moment at which a consent ends among all that a search may show; null where none does. */
export async function readEnding(reader: Reader, model: ContentModel): Promise<string | null> {
  const names = [...model.types.values()].filter(({ hasConsent }) => hasConsent).map(({ name }) => name);
  if (names.length === 0) return null;
  const [row] = await select<{ ends_at: string | null }>(reader.db, `select min(expires_at) as ends_at from delivery_document where listed = 1 and type in (${marks(names)})`, names);
  return row?.ends_at ?? null;
}
