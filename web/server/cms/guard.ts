import { CmsError } from '../../shared/cms/error';
import type { AskCms } from '../../shared/cms/transport';
import { afterPatience } from './patience';
import type { CmsWatch } from './watch';

/** Stands between the pages and the CMS. */
export interface CmsGuard {
  /** Asks, unless the CMS is known to be down; a question that is open when it goes down ends at once. */
  ask: AskCms;
  /** Whether questions stay unanswered although the CMS says that it is well: then nobody should wait for one. */
  readonly stalled: boolean;
}

/** `lateMs`: a question that is open for longer is a sign that something is wrong, if nothing else was answered since it began. */
export function createCmsGuard(ask: AskCms, watch: CmsWatch, { lateMs, now }: { lateMs: number; now: () => number }): CmsGuard {
  let answeredAt = Number.NEGATIVE_INFINITY;
  /** When the youngest of the late questions began. */
  let lateSince = Number.NEGATIVE_INFINITY;
  return {
    get stalled() {
      return lateSince > Math.max(answeredAt, watch.upSince);
    },
    async ask(address, options) {
      if (!watch.up) throw new CmsError('unavailable', 'The CMS is down.');
      const begun = now();
      const callOff = afterPatience(lateMs, () => {
        lateSince = Math.max(lateSince, begun);
        options?.onLate?.();
      });
      try {
        const answer = await ask(address, { ...options, signal: watch.outage });
        answeredAt = now();
        return answer;
      } finally {
        callOff();
      }
    },
  };
}
