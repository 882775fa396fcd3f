import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

const NODE_OPTIONS = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

export interface ServerOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Sent to the process before it is asked for its port. */
  message?: object;
  /** A folder for a CPU profile of the process. */
  profileDir?: string;
}

/** Starts one of the bench's servers in a process of its own, and waits until it listens. */
export async function startServer(module: string, { args = [], env = {}, message, profileDir }: ServerOptions): Promise<BenchServer> {
  const profile = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [];
  const child: ChildProcess = fork(join(import.meta.dirname, module), args, { env: { ...process.env, ...env }, execArgv: [...NODE_OPTIONS, ...profile] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (message) child.send(message);
  const { port } = await new Promise<{ port: number }>((listening, failed) => {
    child.once('message', (told) => listening(told as { port: number }));
    child.once('exit', (code) => failed(new Error(`${module} ended with ${code} before it listened.`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
