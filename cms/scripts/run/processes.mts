import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { say } from './progress.mts';

export interface Command {
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

const STOP_LIMIT_MS = 15_000;
const running = new Set<ChildProcess>();

function launch({ command, args, cwd, env }: Command, stdio: 'inherit' | 'pipe'): ChildProcess {
  // Its own process group: Ctrl-C reaches this process only, which then decides who stops when.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', stdio, stdio], detached: true });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** How it ended, for a sentence: "code 1", "signal SIGKILL" or the reason why it could not start. */
function ending(child: ChildProcess): Promise<string> {
  return new Promise((ended) => {
    child.once('error', (error) => ended(error.message));
    child.once('close', (code, signal) => ended(signal ? `signal ${signal}` : `code ${code}`));
  });
}

/** Runs a command to its end, quietly. Rejects with the last lines it printed. */
export async function runQuietly(command: Command): Promise<void> {
  const child = launch(command, 'pipe');
  let printed = '';
  const keep = (text: string) => {
    printed = (printed + text).slice(-8_000);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const end = await ending(child);
  if (end !== 'code 0') throw new Error(`${command.command} ${command.args.join(' ')} ended with ${end}:\n${printed.trimEnd()}`);
}

/** Runs a command to its end, showing what it prints. Answers how it ended. */
export function runLoudly(command: Command): Promise<string> {
  return ending(launch(command, 'inherit'));
}

export interface Service {
  name: string;
  child: ChildProcess;
  /** How it ended, once it did. */
  ended: Promise<string>;
}

/** Starts a command that stays, each line it prints marked with its name. */
export function startService(name: string, command: Command): Service {
  const child = launch(command, 'pipe');
  const show = (stream: Readable | null) => {
    if (stream) createInterface({ input: stream }).on('line', (line) => say(`${name} │ ${line}`));
  };
  show(child.stdout);
  show(child.stderr);
  return { name, child, ended: ending(child) };
}

/** To the child and to whatever it started itself. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // It ended in this very moment.
  }
}

/** Asks one service to stop, and waits for it. */
export function stopService({ child, ended }: Service): Promise<string> {
  signal(child, 'SIGTERM');
  return ended;
}

/** Asks every child to stop, waits, and ends those that do not. */
export async function stopAll(): Promise<void> {
  const children = [...running];
  const ended = Promise.all(children.map(ending));
  for (const child of children) signal(child, 'SIGTERM');
  const limit = setTimeout(() => children.forEach((child) => signal(child, 'SIGKILL')), STOP_LIMIT_MS);
  await ended;
  clearTimeout(limit);
}

/** Resolves once `url` answers 2xx or 3xx. Rejects after `limitMs`. */
export async function answering(url: string, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response && response.status < 400) return;
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${limitMs / 1000} s (last: ${response?.status ?? 'no connection'}).`);
    await new Promise((wait) => setTimeout(wait, 200));
  }
}
