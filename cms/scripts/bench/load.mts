import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

export interface Subject {
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** Every answer must have this status: a fast error is no result. */
  status: number;
}

const CONNECTIONS = 10;
const autocannon = createRequire(import.meta.url).resolve('autocannon');

interface Result {
  requests: { total: number };
  duration: number;
  errors: number;
  timeouts: number;
  statusCodeStats: Record<string, { count: number }>;
}

/** Requests a second over keep-alive connections, from a process of its own. */
export async function requestsPerSecond({ name, url, headers = {}, status }: Subject, seconds: number): Promise<number> {
  const extra = Object.entries(headers).flatMap(([header, value]) => ['-H', `${header}=${value}`]);
  const args = [autocannon, '--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(seconds), ...extra, url];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  const result = JSON.parse(stdout) as Result;
  const right = result.statusCodeStats[status]?.count ?? 0;
  if (result.errors > 0 || result.timeouts > 0 || right !== result.requests.total) throw new Error(`${name}: ${result.errors} errors, ${result.timeouts} time-outs, statuses ${JSON.stringify(result.statusCodeStats)}`);
  return right / result.duration;
}
