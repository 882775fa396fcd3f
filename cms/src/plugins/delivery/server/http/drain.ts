import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** Strapi cuts open requests when it stops. This lets them finish first. */
export interface Drain {
  /** Takes no new connections, tells the open ones to close with their next response, and waits for them, at most this long. */
  finish(timeoutMs: number): Promise<void>;
}

/** How long a connection that asks for nothing is kept open, so that a request already on its way is not cut. */
const IDLE_GRACE_MS = 1_000;

export function trackRequests(server: Server): Drain {
  const open = new Set<ServerResponse>();
  let closing = false;

  server.prependListener('request', (_request, response) => {
    open.add(response);
    if (closing) response.setHeader('Connection', 'close');
    response.once('close', () => open.delete(response));
  });

  const connections = () => new Promise<number>((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));

  return {
    async finish(timeoutMs) {
      closing = true;
      // Not http's own close(): that ends idle connections at once, and with them requests that are on their way.
      if (server.listening) NetServer.prototype.close.call(server);
      for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close');
      const begun = Date.now();
      const waited = () => Date.now() - begun;
      while ((await connections()) > 0 && waited() < timeoutMs && (open.size > 0 || waited() < IDLE_GRACE_MS)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      server.closeIdleConnections();
    },
  };
}
