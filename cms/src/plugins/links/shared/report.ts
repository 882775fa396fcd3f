/** What a check of an address can end with. Only `gone` and `unreachable` count as broken. */
export const STATUSES = ['working', 'moved', 'gone', 'refused', 'unreachable', 'unchecked'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a check ended so. `answer`: the HTTP status says it. */
export const REASONS = [
  'answer', 'dns', 'timeout', 'connection', 'certificate', 'redirects', 'robots', 'robots-unavailable', 'held', 'private-address', 'port', 'scheme', 'credentials', 'address',
] as const;
export type Reason = (typeof REASONS)[number];

/** What is known of one address, as editors see it. Moments are ISO 8601. */
export interface LinkReport {
  url: string;
  /** Null until it is first checked. */
  status: Status | null;
  reason: Reason | null;
  /** HTTP status of the last answer. */
  code: number | null;
  lastChecked: string | null;
  lastOk: string | null;
  failingSince: string | null;
  /** Where a permanent redirect leads. */
  movedTo: string | null;
}

/** A link of the list: with the entries that show it. */
export interface ListedLink extends LinkReport {
  places: { uid: string; documentId: string; title: string; locale: string | null }[];
}
