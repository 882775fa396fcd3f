import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, 'temporary-folder.mts')).href;

/** A process that works with such a folder, once it has said which. */
async function working(end: string): Promise<{ child: ChildProcess; folder: string }> {
  const code = `
    import { writeFileSync } from 'node:fs';
    import { withTemporaryFolder } from ${JSON.stringify(module)};
    await withTemporaryFolder('temporary-folder-test-', async (folder) => {
      writeFileSync(folder + '/large', 'x');
      process.stdout.write(folder + '\\n');
      ${end}
    });`;
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, folder: line.toString().trim() };
}

describe('a temporary folder', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('is gone after %s', async (signal, code) => {
    const { child, folder } = await working('await new Promise((done) => setTimeout(done, 60_000));');
    expect(existsSync(join(folder, 'large'))).toBe(true);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(existsSync(folder)).toBe(false);
  });

  it('is gone at the end, although somebody has taken all listeners away', async () => {
    const { child, folder } = await working('await new Promise((done) => setTimeout(done, 50)); process.removeAllListeners();');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(folder)).toBe(false);
  });
});
