import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** What a further address under /api answers with. */
export interface OutletAnswer {
  /** The body, in JSON. */
  text: string;
  /** The change number it was read at. */
  number: number;
  /** The types it was read from: it is good until one of them changes. */
  types: readonly string[];
  /** Absent for what is in no language. */
  language?: string;
  /** When time alone changes it, ISO 8601; null: never. */
  endsAt: string | null;
  /** Nobody may keep it: it lacks something that will be there in a moment. */
  passing?: boolean;
}

export interface OutletRequest {
  /** The same for every way to write the same request. */
  key: string;
  /** An `Answer` is sent as it is, and not kept. */
  read(): Promise<OutletAnswer | Answer>;
}

/** A further address of the public API, made from records by another plugin. Kept, compressed and revalidated like all others. */
export interface Outlet {
  /** Below /api: `search`. */
  name: string;
  /** Reads a query string, without its question mark. Throws BadRequest. */
  parse(query: string): OutletRequest;
}

/** Answers a GET or HEAD by itself: for what is too large to be kept whole. Must end the response, and never throw. */
export type StreamOutlet = (request: IncomingMessage, response: ServerResponse) => void;
