import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

export const W3M = '/usr/bin/w3m';
export const hasTextBrowser = existsSync(W3M);

export interface TextPage {
  text: string;
  /** Where the link with exactly these words leads. */
  follow(words: string): string;
}

/** A page as a browser without pictures, styles and scripts shows it. */
export async function readAsText(url: string): Promise<TextPage> {
  const { stdout } = await promisify(execFile)(W3M, ['-dump', '-cols', '100', '-T', 'text/html', '-o', 'display_link_number=1', '-o', 'display_charset=UTF-8', url]);
  const [text = '', references = ''] = stdout.split(/^References:$/m);
  const targets = new Map([...references.matchAll(/^\[(\d+)\] (\S+)/gm)].map(([, number = '', target = '']) => [number, target]));
  return {
    text: text.replaceAll(/\[\d+\]/g, ''),
    follow(words) {
      const number = new RegExp(`\\[(\\d+)\\]${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')}`).exec(text)?.[1];
      const target = number && targets.get(number);
      if (!target) throw new Error(`There is no link “${words}” in:\n${text}`);
      return target;
    },
  };
}
