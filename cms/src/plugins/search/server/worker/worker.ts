import { parentPort, workerData } from 'node:worker_threads';
import { type Call, NOBODY, type Reply, type WorkerOptions } from './calls';
import { EngineKeeper } from './engine-keeper';
import { takeSlot } from './slot';

/** The engine in a thread of its own: SQLite works without letting anything else run, and the main thread serves readers. */
const { folder, ...options } = workerData as WorkerOptions;
const slot = takeSlot(folder);

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
const send = (reply: Reply) => parentPort?.postMessage(reply);

const keeper = new EngineKeeper({ ...options, path: slot.path }, (error) => send({ id: NOBODY, error: `The search index ${slot.path} is broken, and is made anew. ${told(error)}` }));

const answer = ({ id, name, parameters }: Call): Reply => {
  try {
    return { id, result: keeper.call(name, parameters) };
  } catch (error) {
    return { id, error: told(error) };
  }
};

parentPort?.on('message', (call: Call) => {
  send(answer(call));
  if (call.name !== 'close') return;
  slot.release();
  parentPort?.close();
});
