import { send } from '../delivery/request';

/** The version that a title such as "Version 12" says; −1 for anything else. */
const versionIn = (title: string | undefined): number => Number(/^Version (\d+)$/.exec(title ?? '')?.[1] ?? -1);

interface Body {
  data: { documentId: string; title?: string }[];
}

/** Reads all the time, in ways that no kept answer serves, and notes what is no answer or older than the one before. */
export class Watcher {
  readonly problems: string[] = [];
  answers = 0;
  /** Whether a search may be refused, because nobody can make sure that what has ended is gone from it. */
  primaryGone = false;
  private readonly last = new Map<string, number>();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly url: string, private readonly documentId: string) {}

  start(): void {
    this.running = this.watch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async watch(): Promise<void> {
    for (let turn = 0; !this.stopped; turn += 1) {
      await this.look('list', `/api/projects?fields=title&filters[title][$ne]=turn-${turn}`);
      await this.look('entry', `/api/projects/${this.documentId}?fields=title`);
      await this.look('search', '/api/search?type=project&q=version');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private async look(what: string, path: string): Promise<void> {
    const { status, body } = await send(this.url + path);
    this.answers += 1;
    if (what === 'search' && this.primaryGone && status === 503) return;
    if (status !== 200) return void this.problems.push(`${path} answers ${status}: ${body.toString()}`);
    const { data } = JSON.parse(body.toString()) as Body;
    const seen = versionIn([data].flat().find(({ documentId }) => documentId === this.documentId)?.title);
    const before = this.last.get(what) ?? -1;
    if (seen < before) this.problems.push(`${path} shows ${seen} after ${before}`);
    this.last.set(what, seen);
  }
}
