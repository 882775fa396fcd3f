import { fold } from '../../../delivery/server/project/fold';
import { nearest } from '../formats/nearest';

/** Something a work can relate to, and all it is called by. */
export interface Named {
  /** Singular name of its type. */
  type: string;
  documentId: string;
  /** In any language, current ones; and those it was ever served under. */
  slugs: readonly string[];
  formerSlugs: readonly string[];
  names: readonly string[];
  /** Aliases and synonyms. */
  further: readonly string[];
}

export type Resolution = { documentId: string } | { problem: 'unknown'; nearest?: string } | { problem: 'ambiguous' };

const LAYERS: readonly ((named: Named) => readonly string[])[] = [({ documentId }) => [documentId], ({ slugs }) => slugs, ({ names }) => names, ({ further }) => further, ({ formerSlugs }) => formerSlugs];

const keyOf = (name: string): string => fold(name).replace(/\s+/gu, ' ').trim();

/** Finds what a name means: by id, slug, name, alias or synonym, in this order, in any language, without case and accents. */
export class Vocabulary {
  private readonly layers = new Map<string, Map<string, Set<string>>[]>();
  private readonly spoken = new Map<string, string[]>();
  private readonly known = new Map<string, Resolution>();

  constructor(entries: readonly Named[]) {
    for (const entry of entries) {
      const layers = this.layers.get(entry.type) ?? LAYERS.map(() => new Map<string, Set<string>>());
      LAYERS.forEach((namesOf, index) => {
        for (const name of namesOf(entry)) layers[index]?.set(keyOf(name), (layers[index].get(keyOf(name)) ?? new Set()).add(entry.documentId));
      });
      this.layers.set(entry.type, layers);
      this.spoken.set(entry.type, [...(this.spoken.get(entry.type) ?? []), ...entry.names, ...entry.further]);
    }
  }

  resolve(type: string, name: string): Resolution {
    const key = `${type}:${keyOf(name)}`;
    const known = this.known.get(key) ?? this.look(type, name);
    this.known.set(key, known);
    return known;
  }

  private look(type: string, name: string): Resolution {
    for (const layer of this.layers.get(type) ?? []) {
      const ids = layer.get(keyOf(name));
      const [id] = ids ?? [];
      if (ids && id) return ids.size === 1 ? { documentId: id } : { problem: 'ambiguous' };
    }
    return { problem: 'unknown', nearest: nearest(name, this.spoken.get(type) ?? []) };
  }
}
