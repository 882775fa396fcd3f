import type { Sighting } from '../types/cms.generated';

interface Edition {
  file: object | null;
  url: string | null;
  urlSeen: Sighting | null;
}

/** What was seen where an edition's link leads: to its own address, else to the work's. A file of ours is just there. */
export function sightingOf({ file, url, urlSeen }: Edition, sourceUrlSeen: Sighting | null): Sighting | null {
  if (file) return null;
  return url ? urlSeen : sourceUrlSeen;
}
