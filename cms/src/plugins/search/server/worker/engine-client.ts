import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Call, CallName, EngineCalls, Reply, WorkerOptions } from './calls';

/** The engine as the main thread sees it: the same methods, answered later. */
export type EngineClient = { [Name in CallName]: (...parameters: Parameters<EngineCalls[Name]>) => Promise<ReturnType<EngineCalls[Name]>> };

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Starts the engine's thread when it is first needed, and again if it has died: what it knows is in its file. */
export function createEngineClient(options: WorkerOptions, onError: (error: Error) => void): EngineClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const lose = (lost: Worker, error: Error) => {
    if (worker !== lost) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  function start(): Worker {
    const started = new Worker(join(__dirname, 'worker.js'), { workerData: options });
    started.on('message', (reply: Reply) => {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('error' in reply) (caller?.reject ?? onError)(new Error(reply.error));
      else caller?.resolve(reply.result);
    });
    started.on('error', (error: Error) => {
      onError(error);
      lose(started, error);
    });
    started.on('exit', () => lose(started, new Error('The search engine has stopped.')));
    // A command that is done need not wait for it.
    started.unref();
    return started;
  }

  const call = (name: CallName) => (...parameters: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (name === 'close' && !worker) return resolve(undefined);
      worker ??= start();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, parameters } satisfies Call);
    });

  const names: readonly CallName[] = ['number', 'apply', 'search', 'suggest', 'check', 'clear', 'close'];
  return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as EngineClient;
}
