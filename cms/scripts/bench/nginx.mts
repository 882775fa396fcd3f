import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answering } from '../run/processes.mts';
import type { Answers } from './raw-server.mts';
import type { BenchServer } from './servers.mts';

const NGINX = '/usr/sbin/nginx';

export const hasNginx = (): boolean => existsSync(NGINX);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** nginx writes these by itself. */
const ITS_OWN = ['content-length', 'content-type', 'last-modified', 'accept-ranges', 'etag'];

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;

function location(path: string, { headers }: Answers[string]): string {
  const added = Object.entries(headers).filter(([name]) => !ITS_OWN.includes(name)).map(([name, value]) => `add_header ${name} "${value}";`);
  return `location = ${quoted(path)} { default_type ${quoted(headers['content-type'] ?? 'text/html')}; ${added.join(' ')} }`;
}

/** One worker, like one process of ours, set up as for speed: no log, no limit of requests, open files and the kernel's own copying. */
const configuration = (folder: string, port: number, answers: Answers): string => `
user root; worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000; open_file_cache max=100;
  types { }
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port}; root ${folder}/files; ${Object.entries(answers).map(([path, answer]) => location(path, answer)).join('\n')} }
}`;

/** nginx serving the same bytes with the same headers from files. */
export async function startNginx(answers: Answers): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  for (const [path, { body, encoding }] of Object.entries(answers)) {
    const file = join(folder, 'files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(body, encoding));
  }
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, answers));
  const child = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await answering(url + Object.keys(answers)[0], 5_000);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
