import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Hit {
  method: string;
  host: string;
  path: string;
  userAgent: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Peer {
  port: number;
  hits: Hit[];
  /** Connections ever made, whether or not anything was asked. */
  connections: number;
  close(): Promise<void>;
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(server: Server, address: string, hits: Hit[], port = 0): Promise<Peer> {
  const peer: Peer = {
    port: 0,
    hits,
    connections: 0,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  server.on('connection', () => (peer.connections += 1));
  await new Promise<void>((listening) => server.listen(port, address, () => listening()));
  peer.port = (server.address() as AddressInfo).port;
  return peer;
}

function recording(answer: Answering, hits: Hit[]): RequestListener {
  return (request, response) => {
    hits.push({ method: request.method ?? '', host: (request.headers.host ?? '').replace(/:\d+$/, ''), path: request.url ?? '', userAgent: request.headers['user-agent'] ?? '', at: Date.now() });
    answer(request, response);
  };
}

/** A web server of somebody else, on a loopback address. Whatever host it is asked as, it is the same one. */
export async function startPeer(answer: Answering, address = '127.0.0.1', port = 0): Promise<Peer> {
  const hits: Hit[] = [];
  return listen(createServer(recording(answer, hits)), address, hits, port);
}

/** The same with a certificate that nobody vouches for. */
export async function startTlsPeer(answer: Answering, certificate: { key: string; cert: string }): Promise<Peer> {
  const hits: Hit[] = [];
  return listen(createTlsServer(certificate, recording(answer, hits)) as unknown as Server, '127.0.0.1', hits);
}
