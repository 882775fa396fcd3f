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

parentPort?.on('message', (call: Call) => {
  parentPort?.postMessage(answer(call));
  if (call.name !== 'close') return;
  slot.release();
  parentPort?.close();
});
