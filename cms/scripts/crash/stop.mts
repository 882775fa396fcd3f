import { Agent, request } from 'node:http';
import type { SpawnedCms } from './process.mts';

export interface StopOptions {
  connections: number;
  /** How many requests are answered before the signal. */
  after: number;
}

export interface StopReport {
  answered: number;
  /** Why requests got no whole answer. A connection that was never taken does not count. */
  cut: string[];
  /** The exit code, or the signal the process died of. */
  ended: number | NodeJS.Signals | null;
  /** The last of what the process printed. */
  printed: string;
}

class Refused extends Error {}

/** One request, on a kept connection where there is one. */
function ask(agent: Agent, url: string, method: string, headers: Record<string, string>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.once('end', () => (response.complete && (response.statusCode ?? 500) < 500 ? resolve() : reject(new Error(`${method} ${url} ends with ${response.statusCode}`))));
      response.once('error', reject);
    });
    sent.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ECONNREFUSED' ? new Refused() : new Error(`${method} ${url}: ${error.code} ${error.message}`)));
    sent.end(body);
  });
}

/** Reads and publishes over kept connections, sends SIGTERM in the middle of it, and counts the requests that were cut. */
export async function requestsThroughStop(cms: SpawnedCms, { connections, after }: StopOptions): Promise<StopReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const cut: string[] = [];
  let answered = 0;
  let over = false;
  const load = Array.from({ length: connections }, async (_, index) => {
    const writes = index % 5 === 0;
    const headers: Record<string, string> = writes ? { Authorization: `Bearer ${cms.token}`, 'Content-Type': 'application/json' } : {};
    for (let count = 0; !over; count += 1) {
      const [method, path, body]: [string, string, string] = writes
        ? ['POST', '/api/projects', JSON.stringify({ data: { title: `Stopped ${index} ${count}` } })]
        : ['GET', count % 2 ? `/api/projects?pagination[page]=${(count % 50) + 1}` : '/api/projects?populate=themes', ''];
      try {
        await ask(agent, cms.url + path, method, headers, body);
        answered += 1;
      } catch (error) {
        if (error instanceof Refused) return;
        cut.push(error instanceof Error ? error.message : String(error));
      }
    }
  });
  while (answered < after) await new Promise((wait) => setTimeout(wait, 1));
  const ended = await cms.stop('SIGTERM');
  over = true;
  await Promise.all(load);
  agent.destroy();
  return { answered, cut, ended, printed: cms.printed() };
}
