const interactive = process.stdout.isTTY === true;
const TICK_MS = interactive ? 1_000 : 10_000;

export const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is being done and how long it may take, shows that time passes, and says how long it took. */
export async function step<T>(title: string, about: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`▸ ${title} (${about}) …`);
  const tick = setInterval(() => {
    if (interactive) process.stdout.write(`\r  ${Math.round((performance.now() - started) / 1000)} s `);
    else say(`  … ${Math.round((performance.now() - started) / 1000)} s`);
  }, TICK_MS);
  try {
    const result = await work();
    say(`${interactive ? '\r' : ''}✓ ${title}: ${seconds(started)}`);
    return result;
  } finally {
    clearInterval(tick);
  }
}
