import { setTimeout as delay } from 'node:timers/promises';
import type { SpawnedCms } from '../crash/process.mts';

const LIMIT_MS = 10_000;
const LOOK_MS = 5;

async function write(cms: SpawnedCms, method: 'POST' | 'PUT', path: string, title: string): Promise<string> {
  const response = await fetch(cms.url + path, {
    method,
    headers: { Authorization: `Bearer ${cms.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { title } }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { data: { documentId: string } }).data.documentId;
}

/** Milliseconds from the moment the CMS acknowledges each of some edits of a project until the list of projects shows it. */
export async function timeEdits(cms: SpawnedCms, page: string, edits: number, locale: string): Promise<number[]> {
  const documentId = await write(cms, 'POST', `/api/projects?locale=${locale}`, 'Edited by the bench');
  const times: number[] = [];
  for (let edit = 1; edit <= edits; edit += 1) {
    const title = `Edited by the bench for the ${edit}th time, ${Date.now()}`;
    // Any moment between two looks at the change number is as likely.
    await delay(Math.random() * 500);
    await write(cms, 'PUT', `/api/projects/${documentId}?locale=${locale}`, title);
    const begun = performance.now();
    while (!(await (await fetch(page)).text()).includes(title)) {
      if (performance.now() - begun > LIMIT_MS) throw new Error(`${page} does not show the edit.`);
      await delay(LOOK_MS);
    }
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}
