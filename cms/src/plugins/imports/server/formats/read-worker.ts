import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './format';
import type { ToRead } from './read-in-worker';

const { file, options } = workerData as ToRead;
void readFile(file, options).then((read) => parentPort?.postMessage(read));
