const TICKS = 10;

/**
 * Calls back after a time in which this process was awake. One that was busy for long finds its timers due before it has looked
 * at what came meanwhile: what is already there must not be taken for late. Answers how to call it off.
 */
export function afterPatience(ms: number, callback: () => void): () => void {
  let left = TICKS;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    callback();
  }, ms / TICKS);
  timer.unref();
  return () => clearInterval(timer);
}
