import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { RawAttribute } from '../src/plugins/delivery/server/project/model';

interface Owner {
  path: string;
  attributes: Record<string, RawAttribute & { allowedTypes?: readonly string[] }>;
}

const src = resolve(import.meta.dirname, '../src');
const owners = globSync(['api/*/content-types/*/schema.json', 'components/*/*.json'], { cwd: src }).map(
  (path): Owner => ({ path, attributes: (JSON.parse(readFileSync(resolve(src, path), 'utf8')) as Owner).attributes }),
);

const entriesOf = ({ attributes }: Owner) => Object.entries(attributes);

it('every picture has a description in each language: a file of Strapi holds only one', () => {
  const pictures = owners.flatMap((owner) => entriesOf(owner).filter(([, { type, allowedTypes }]) => type === 'media' && String(allowedTypes) === 'images').map(([name]) => ({ owner, name })));
  expect(pictures.length).toBeGreaterThan(1);
  for (const { owner: { path, attributes }, name } of pictures) {
    expect({ path, description: attributes[`${name}Alt`]?.pluginOptions }).toEqual({ path, description: { i18n: { localized: true }, delivery: { describes: name } } });
  }
});

it('every description names a picture beside it: it is withheld with it', () => {
  for (const { path, attributes } of owners) {
    for (const { pluginOptions } of Object.values(attributes)) {
      const described = pluginOptions?.delivery?.describes;
      if (described !== undefined) expect({ path, described, type: attributes[described]?.type }).toEqual({ path, described, type: 'media' });
    }
  }
});
