/** Other processes of the CMS see a change within a quarter of a second: one that is behind may answer as before. */
export const SETTLE_MS = 500;

/**
 * Whether what was asked at `askedAt` is current. After a change it is asked once at once, and once more when every process of
 * the CMS knows of the change. All in milliseconds of `performance.now()`.
 */
export const isCurrent = (askedAt: number, movedAt: number, now: number): boolean => askedAt >= movedAt + SETTLE_MS || (askedAt >= movedAt && now < movedAt + SETTLE_MS);

/** How long after a change the page before it may be shown to a visitor who would have to wait for the new one. */
export const GRACE_MS = 500;

/** Whether what was asked at `askedAt` was current until a moment ago: at most the last change is not in it, and that has only just come. */
export const wasCurrent = (askedAt: number, { movedAt, movedBefore }: { movedAt: number; movedBefore: number }, now: number): boolean =>
  askedAt >= movedAt || (askedAt >= movedBefore && now < movedAt + GRACE_MS);
