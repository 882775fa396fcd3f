import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least a Node server can do: the same bytes and headers for every request to a path. */
export type Answers = Record<string, { headers: Record<string, string>; body: string; encoding?: BufferEncoding }>;

process.once('message', (answers: Answers) => {
  const bodies = new Map(Object.entries(answers).map(([path, { headers, body, encoding }]) => [path, { headers, body: Buffer.from(body, encoding) }]));
  const server = createServer((request, response) => {
    const answer = bodies.get(request.url ?? '');
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(200, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
process.once('disconnect', () => process.exit(0));
