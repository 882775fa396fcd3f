import { connect } from 'node:net';

export interface Exchange {
  status: number;
  /** Header lines, lower-case names, without the date. */
  headers: string[];
  body: string;
  milliseconds: number;
}

/** Sends bytes that node:http would not send, and reads until the server closes. The bytes must ask it to. */
export function exchange(origin: string, bytes: string): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const started = performance.now();
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const [head = '', ...body] = text.split('\r\n\r\n');
      const [line = '', ...headers] = head.split('\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]),
        headers: headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase())).filter((header) => !header.startsWith('date:')),
        body: body.join('\r\n\r\n'),
        milliseconds: performance.now() - started,
      });
    });
  });
}
