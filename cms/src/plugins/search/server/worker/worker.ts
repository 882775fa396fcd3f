import { parentPort, workerData } from 'node:worker_threads';
import { Fts5Engine } from '../engine/fts5-engine';
import type { Call, EngineCalls, Reply, WorkerOptions } from './calls';
import { takeSlot } from './slot';

/** The engine in a thread of its own: SQLite works without letting anything else run, and the main thread serves readers. */
const { folder, ...options } = workerData as WorkerOptions;
const slot = takeSlot(folder);
const engine = new Fts5Engine({ ...options, path: slot.path });

const answer = ({ id, name, parameters }: Call): Reply => {
  try {
    const call = engine[name].bind(engine) as (...all: readonly unknown[]) => ReturnType<EngineCalls[typeof name]>;
    return { id, result: call(...parameters) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

/** What can wait is done when nothing has changed for a while, a few milliseconds at a time: a question waits for no more than that. */
const QUIET_MS = 1_000;
const SLICE_MS = 8;
let quiet: NodeJS.Timeout | undefined;

function tend(): void {
  const begun = performance.now();
  let more = true;
  while (more && performance.now() - begun < SLICE_MS) more = engine.tend();
  if (more) quiet = setTimeout(tend, 0);
}

function tendLater(): void {
  clearTimeout(quiet);
  quiet = setTimeout(tend, QUIET_MS);
}

tendLater();
parentPort?.on('message', (call: Call) => {
  parentPort?.postMessage(answer(call));
  if (call.name === 'apply' || call.name === 'clear') tendLater();
  if (call.name === 'close') clearTimeout(quiet);
  if (call.name !== 'close') return;
  slot.release();
  parentPort?.close();
});
