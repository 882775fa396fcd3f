import { CmsError } from './error';
import type { AskCms, AskOptions } from './transport';

/** The number of the last change to anything public. Throws where the CMS does not say it. */
export async function readChangeNumber(ask: AskCms, options: AskOptions): Promise<number> {
  const { status, text } = await ask('/ready', { ...options, untagged: true });
  const body = JSON.parse(text) as { status?: unknown; number?: unknown } | null;
  if (status === 200 && body?.status === 'ready' && Number.isSafeInteger(body.number)) return Number(body.number);
  throw new CmsError('unavailable', 'The CMS does not say its change number.');
}
