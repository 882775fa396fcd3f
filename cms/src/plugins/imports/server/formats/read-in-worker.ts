import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileToRead, ReadFile } from './format';
import type { ReadOptions } from './imported-work';

export interface ToRead {
  file: FileToRead;
  options: ReadOptions;
}

/** What reading the largest file that is allowed takes, twice over. Beyond it only the thread dies. */
const MEMORY_MB = 1_024;
const TIMEOUT_MS = 300_000;

/** Reads a file in a thread of its own: parsers take seconds without a pause, and the server answers readers meanwhile. */
export function readInWorker(file: FileToRead, options: ReadOptions, signal?: AbortSignal): Promise<ReadFile> {
  const beyond: ReadFile = { format: file.format, works: [], problems: [{ reason: 'fileBeyondReading' }] };
  return new Promise((resolve, reject) => {
    const workerData: ToRead = { file, options };
    const worker = new Worker(join(__dirname, 'read-worker.js'), { workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      void worker.terminate();
      settle();
    };
    const leave = () => end(() => reject(signal?.reason instanceof Error ? signal.reason : new Error('Reading was ended.')));
    const timer = setTimeout(() => end(() => resolve(beyond)), TIMEOUT_MS);
    signal?.addEventListener('abort', leave);
    worker.once('message', (read: ReadFile) => end(() => resolve(read)));
    worker.once('error', (error: Error & { code?: string }) => end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(beyond) : reject(error))));
  });
}
