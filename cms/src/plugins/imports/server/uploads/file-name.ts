import { posix, win32 } from 'node:path';

const LONGEST = 120;

/** The name of an uploaded file as it is shown: without folders, control and direction characters. No file is ever called so. */
export function toFileName(original: string | null | undefined): string {
  const last = posix.basename(win32.basename(original ?? ''));
  const plain = last.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return [...plain].slice(-LONGEST).join('') || '–';
}
