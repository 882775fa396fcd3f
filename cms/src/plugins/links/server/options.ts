import { setTimeout as delay } from 'node:timers/promises';
import { readEnvironment } from '../../../environment';
import { resolveByDns } from './check/guarded-lookup';
import type { ProbeOptions } from './check/probe';
import { PUBLIC_INTERNET } from './check/target';

/** Name of this robot in the robots.txt and logs of others. */
export const ROBOT = 'LearningAgendaLinkCheck';

/** How the hosts of others are asked. `signal` ends what runs when the CMS stops. */
export function politeOptions(signal: AbortSignal): ProbeOptions {
  return {
    robot: ROBOT,
    siteUrl: readEnvironment().web.publicUrl,
    policy: PUBLIC_INTERNET,
    resolve: resolveByDns,
    timeoutMs: 15_000,
    gapMs: 5_000,
    sleep: (ms) => delay(ms, undefined, { signal }),
    now: () => Date.now(),
    signal,
  };
}
