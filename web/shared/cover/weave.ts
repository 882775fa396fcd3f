import type { FrontierIcon } from '../types/cms.generated';

/** What a piece of cloth shows: each frontier has a motif of its own; what works on none of them is pieced from all. */
export type Weave = FrontierIcon | 'pieced';

/** The weave of an entry: that of the first of its frontiers. */
export const weaveOf = (frontiers: readonly { icon: FrontierIcon | null }[] | undefined): Weave => frontiers?.find(({ icon }) => icon)?.icon ?? 'pieced';
