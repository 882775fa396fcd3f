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
  /** By type, names as they are said and folded. */
  private readonly spoken = new Map<string, Map<string, string>>();
  private readonly known = new Map<string, Resolution>();

  constructor(entries: readonly Named[]) {
    for (const entry of entries) {
      const layers = this.layers.get(entry.type) ?? LAYERS.map(() => new Map<string, Set<string>>());
      LAYERS.forEach((namesOf, index) => {
        for (const name of namesOf(entry)) layers[index]?.set(keyOf(name), (layers[index].get(keyOf(name)) ?? new Set()).add(entry.documentId));
      });
      this.layers.set(entry.type, layers);
      const spoken = this.spoken.get(entry.type) ?? new Map<string, string>();
      for (const name of [...entry.names, ...entry.further]) spoken.set(name, fold(name));
      this.spoken.set(entry.type, spoken);
    }
  }

  /** What a name means, and else the nearest name that means something. */
  resolve(type: string, name: string): Resolution {
    const key = `${type}:${keyOf(name)}`;
    const known = this.known.get(key) ?? this.look(type, name);
    this.known.set(key, known);
    return known;
  }

  /** What a name means, where one alone is called so. */
  find(type: string, name: string): string | undefined {
    const ids = this.idsOf(type, name);
    return ids.length === 1 ? ids[0] : undefined;
  }

  /** All that are called so, in the first way in which anything is. */
  private idsOf(type: string, name: string): string[] {
    const key = keyOf(name);
    for (const layer of this.layers.get(type) ?? []) {
      const ids = layer.get(key);
      if (ids && ids.size > 0) return [...ids];
    }
    return [];
  }

  private look(type: string, name: string): Resolution {
    const [id, other] = this.idsOf(type, name);
    if (id !== undefined) return other === undefined ? { documentId: id } : { problem: 'ambiguous' };
    const spoken = this.spoken.get(type) ?? new Map<string, string>();
    return { problem: 'unknown', nearest: nearest(name, spoken.keys(), (candidate) => spoken.get(candidate) ?? '') };
  }
}
