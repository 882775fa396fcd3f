import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const components = globSync('components/*/*.json', { cwd: src }).map((path) => ({
  path,
  attributes: JSON.parse(readFileSync(resolve(src, path), 'utf8')).attributes as Record<string, { type: string }>,
}));

it('no component holds a relation: Strapi loses it in a component that all languages share (strapi/strapi#27467)', () => {
  expect(components.length).toBeGreaterThan(5);
  const relations = components.flatMap(({ path, attributes }) => Object.keys(attributes).filter((name) => attributes[name]?.type === 'relation').map((name) => `${path} ${name}`));
  expect(relations).toEqual([]);
});
