import { fingerprintOf, tagOf } from '../../shared/cms/answer';
import type { AskCms } from '../../shared/cms/transport';

/** An answer that a page was made from. */
export interface Read {
  /** Under /api, query included. */
  readonly address: string;
  readonly fingerprint: string;
}

interface Line extends Read {
  /** When it was asked. What changed before is in it. */
  askedAt: number;
}

/** What the CMS last answered to each address: its fingerprint, not its body. */
export interface AnswerLedger {
  /** Asks, and remembers what came. */
  ask: AskCms;
  /** The current answer to what was read, asked for unless the last look is `good`. Looks at the same address are shared. */
  current(read: Read, good: (askedAt: number) => boolean): Promise<Readonly<Line>>;
}

/** `maxLines`: the oldest are forgotten, which costs a question. */
export function createAnswerLedger(ask: AskCms, { maxLines, now }: { maxLines: number; now: () => number }): AnswerLedger {
  const lines = new Map<string, Line>();
  const looks = new Map<string, Promise<Line>>();

  function note(address: string, fingerprint: string, askedAt: number): Line {
    const line = { address, fingerprint, askedAt };
    lines.delete(address);
    lines.set(address, line);
    const [oldest] = lines.keys();
    if (lines.size > maxLines && oldest !== undefined) lines.delete(oldest);
    return line;
  }

  async function look({ address, fingerprint: known }: Read): Promise<Line> {
    const askedAt = now();
    const answer = await ask(address, { knownTag: tagOf(known) });
    return note(address, answer.status === 304 ? known : fingerprintOf(answer), askedAt);
  }

  return {
    async ask(address, options) {
      const askedAt = now();
      const answer = await ask(address, options);
      note(address, fingerprintOf(answer), askedAt);
      return answer;
    },
    current(read, good) {
      const { address } = read;
      const line = lines.get(address);
      if (line && good(line.askedAt)) return Promise.resolve(line);
      const looking = looks.get(address) ?? look(line ?? read).finally(() => looks.delete(address));
      looks.set(address, looking);
      return looking;
    },
  };
}
