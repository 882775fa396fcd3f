/** Other processes of the CMS see a change within a quarter of a second: one that is behind may answer as before. */
export const SETTLE_MS = 500;

/**
 * Whether what was asked at `askedAt` is current. After a change it is asked once at once, and once more when every process of
 * the CMS knows of the change. All in milliseconds of `performance.now()`.
 */
export const isCurrent = (askedAt: number, movedAt: number, now: number): boolean => askedAt >= movedAt + SETTLE_MS || (askedAt >= movedAt && now < movedAt + SETTLE_MS);
