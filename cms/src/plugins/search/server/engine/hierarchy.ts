/** What each topic is part of. A work on a narrower topic is one on the broader as well. */
export class Hierarchy {
  private readonly broader = new Map<string, readonly string[]>();
  private readonly known = new Map<string, readonly string[]>();
  /** Moves whenever anything in it does. */
  version = 0;

  set(id: string, broader: readonly string[]): void {
    const before = this.broader.get(id) ?? [];
    if (before.length === broader.length && before.every((one, index) => one === broader[index])) return;
    this.broader.set(id, broader);
    this.moved();
  }

  delete(id: string): void {
    if (this.broader.delete(id)) this.moved();
  }

  /** A topic and all that it is part of. A circle is walked once. */
  withBroader(id: string): readonly string[] {
    const known = this.known.get(id);
    if (known) return known;
    const all = new Set([id]);
    for (const one of all) for (const next of this.broader.get(one) ?? []) all.add(next);
    const list = [...all];
    this.known.set(id, list);
    return list;
  }

  private moved(): void {
    this.known.clear();
    this.version += 1;
  }
}
