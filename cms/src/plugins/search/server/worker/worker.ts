import { parentPort, workerData } from 'node:worker_threads';
import type { IndexBatch } from '../engine/engine';
import { type Call, NOBODY, type Reply, type WorkerOptions } from './calls';
import { EngineKeeper } from './engine-keeper';
import { giveBack, MANY_CHANGES } from './give-back';
import { takeSlot } from './slot';

/** The engine in a thread of its own: SQLite works without letting anything else run, and the main thread serves readers. */
const { folder, ...options } = workerData as WorkerOptions;
const slot = takeSlot(folder);

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
const send = (reply: Reply) => parentPort?.postMessage(reply);

const note = (what: string) => (error: unknown) => send({ id: NOBODY, error: `The search index ${slot.path} ${what} ${told(error)}` });

const keeper = new EngineKeeper({ ...options, path: slot.path }, note('is broken, and is made anew.'), note('cannot be written now; it answers from what it holds.'));

const answer = ({ id, name, parameters }: Call): Reply => {
  try {
    return { id, result: keeper.call(name, parameters) };
  } catch (error) {
    return { id, error: told(error) };
  }
};

/** What can wait is done when nothing has changed for a while, a few milliseconds at a time: a question waits for no more than that. */
const QUIET_MS = 1_000;
const SLICE_MS = 8;
let quiet: NodeJS.Timeout | undefined;
/** Documents that were put in since memory was last given back. */
let taken = 0;

function tend(): void {
  const begun = performance.now();
  let more = true;
  while (more && performance.now() - begun < SLICE_MS) more = keeper.tend();
  if (more) {
    quiet = setTimeout(tend, 0);
  } else if (taken > MANY_CHANGES) {
    taken = 0;
    giveBack();
  }
}

function tendLater(): void {
  clearTimeout(quiet);
  quiet = setTimeout(tend, QUIET_MS);
}

tendLater();
parentPort?.on('message', (call: Call) => {
  send(answer(call));
  if (call.name === 'apply') taken += (call.parameters[0] as IndexBatch).documents.length;
  if (call.name === 'apply' || call.name === 'clear') tendLater();
  if (call.name !== 'close') return;
  clearTimeout(quiet);
  slot.release();
  parentPort?.close();
});
