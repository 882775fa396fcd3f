import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way to a server, which can be cut: what it carries it leaves as it is. */
export interface Line {
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function lineTo(realUrl: string): Promise<Line> {
  const { hostname, port } = new URL(realUrl);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other).on('error', () => {});
      one.on('error', () => other.destroy()).on('close', () => open.delete(one));
    }
  });
  const listen = (at: number) => once(server.listen(at, '127.0.0.1'), 'listening');
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    async cut() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
    mend: async () => void (await listen(own)),
  };
}
