import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How the CMS behaves. All but `well` and `down` are about what it sends. */
export type Behaviour = 'well' | 'down' | 'hang' | 'page of HTML' | 'truncated JSON' | 'wrong shape' | 'error body with status 200' | 'status 500' | 'a proxy’s 404';

export interface StandInCms {
  url: string;
  /** For content, and for the question of the change number. */
  behave(content: Behaviour, ready?: Behaviour): Promise<void>;
  /** Replaces words in everything, as an editor would: the change number moves. */
  edit(from: string, to: string): void;
  /** Content comes as late as this, in milliseconds. */
  delay(ms: number): void;
  /** Takes entries away whose address contains this; null: none. */
  hide(part: string | null): void;
  /** What was asked since the last time, the change number apart. */
  asked(): { address: string; status: number }[];
  close(): Promise<void>;
}

interface Recorded {
  status: number;
  text: string;
}

const tagged = (text: string): string => `"${createHash('sha1').update(text).digest('base64url')}"`;
const NOT_FOUND: Recorded = { status: 404, text: JSON.stringify({ data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: {} } }) };

const send = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);

/** What each misbehaviour sends instead of `text`. */
const faults: Record<Exclude<Behaviour, 'well' | 'down'>, (response: ServerResponse, text: string) => void> = {
  hang: () => {},
  'page of HTML': (response) => send(response, 200, '<!DOCTYPE html><title>Welcome to nginx!</title>', { 'Content-Type': 'text/html' }),
  'truncated JSON': (response, text) => send(response, 200, text.slice(0, text.length / 2), { ETag: tagged(text) }),
  'wrong shape': (response) => send(response, 200, JSON.stringify({ data: [{ documentId: 5, title: { a: 1 } }], meta: {} }), { ETag: '"other"' }),
  'error body with status 200': (response) => send(response, 200, JSON.stringify({ data: null, error: { status: 500, name: 'InternalServerError', message: 'Oops', details: {} } })),
  'status 500': (response) => send(response, 500, JSON.stringify({ data: null, error: { status: 500, name: 'InternalServerError', message: 'Oops', details: {} } })),
  'a proxy’s 404': (response) => send(response, 404, '<h1>404 Not Found</h1>', { 'Content-Type': 'text/html' }),
};

/** What stands between the asker and the real CMS. */
interface Interpreter {
  /** What the real CMS is asked instead of an address. */
  toAddress(address: string): string;
  /** What is answered instead of its text. */
  toText(text: string, address: string): string;
}

const verbatim: Interpreter = { toAddress: (address) => address, toText: (text) => text };

/** Answers as the real CMS did, until it is told to misbehave. */
export async function standInFor(realUrl: string, { toAddress, toText }: Interpreter = verbatim): Promise<StandInCms> {
  const recorded = new Map<string, Promise<Recorded>>();
  const edits: [string, string][] = [];
  let behaviour: { content: Behaviour; ready: Behaviour } = { content: 'well', ready: 'well' };
  let hidden: string | null = null;
  let delayMs = 0;
  let number = 1_000;
  let asked: { address: string; status: number }[] = [];

  async function record(address: string): Promise<Recorded> {
    const response = await fetch(realUrl + toAddress(address), { redirect: 'manual' });
    return { status: response.status, text: toText(await response.text(), address) };
  }

  async function wellAnswer(address: string): Promise<Recorded> {
    if (address === '/api/ready') return { status: 200, text: JSON.stringify({ status: 'ready', number }) };
    if (hidden !== null && address.includes(hidden)) return NOT_FOUND;
    const known = recorded.get(address) ?? record(address);
    recorded.set(address, known);
    const { status, text } = await known;
    return { status, text: edits.reduce((edited, [from, to]) => edited.replaceAll(from, to), text) };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const address = request.url ?? '';
      const isReady = address === '/api/ready';
      const note = (status: number) => void (isReady || asked.push({ address, status }));
      const { status, text } = await wellAnswer(address);
      if (!isReady && delayMs > 0) await delay(delayMs);
      const now = isReady ? behaviour.ready : behaviour.content;
      if (now === 'down') return void request.socket.destroy();
      if (now !== 'well') {
        note(0);
        return void faults[now](response, text);
      }
      const tag = tagged(text);
      const unchanged = status === 200 && request.headers['if-none-match'] === tag;
      note(unchanged ? 304 : status);
      send(response, unchanged ? 304 : status, unchanged ? '' : text, status === 200 && !isReady ? { ETag: tag } : {});
    })();
  });

  const listen = async (port: number) => once(server.listen(port, '127.0.0.1'), 'listening');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async behave(content, ready = content) {
      behaviour = { content, ready };
      if (content === 'down' && server.listening) await close();
      if (content !== 'down' && !server.listening) await listen(port);
      if (content === 'well') server.closeAllConnections();
    },
    edit(from, to) {
      edits.push([from, to]);
      number += 1;
    },
    delay(ms) {
      delayMs = ms;
    },
    hide(part) {
      hidden = part;
      number += 1;
    },
    asked() {
      const all = asked;
      asked = [];
      return all;
    },
    close,
  };
}
