import { type Service, stopAll } from './processes.mts';
import { say } from './progress.mts';
import { explained, Refusal } from './workspace.mts';

/** Rejects when one of them ends: neither is meant to. */
export function anyDeath(services: readonly Service[]): Promise<never> {
  return Promise.race(
    services.map(async ({ name, ended }) => {
      throw new Refusal(`The ${name.trim()} stopped by itself (${await ended}); everything else was stopped too.`);
    }),
  );
}

/**
 * Runs `work` until it fails (exit 1, one sentence) or somebody stops it (exit 0). Either way every child process is
 * stopped first.
 */
export function runUntilStopped(work: () => Promise<never>): void {
  let stopping = false;
  const stop = async (code: number) => {
    stopping = true;
    await stopAll();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      say('Stopping …');
      void stop(0);
    });
  }
  work().catch((cause: unknown) => {
    const error = explained(cause);
    // The children were told to stop: that they did is no failure.
    if (stopping) return;
    process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`);
    void stop(1);
  });
}
