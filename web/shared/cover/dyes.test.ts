import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dyes } from './dyes';

const css = readFileSync(new URL('../../app/assets/css/tokens.css', import.meta.url), 'utf8');
const light = css.slice(0, css.indexOf('@media'));

const valueIn = (block: string, name: string): string => {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1] ?? '';
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  return other ? valueIn(light, other) : value;
};

describe.each(Object.entries(dyes))('the dye of %s', (weave, dye) => {
  it('is that of the style sheet', () => {
    const [, block = ''] = new RegExp(`\\.dye-${weave === 'pieced' ? 'impact' : weave} \\{([^}]+)\\}`).exec(css) ?? [];
    expect(dye).toEqual({ cloth: valueIn(block, 'dye'), on: valueIn(block, 'on-dye'), threads: ['1', '2', '3'].map((thread) => valueIn(block, `thread-${thread}`)) });
  });
});
