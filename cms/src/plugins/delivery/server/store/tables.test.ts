import { describe, expect, it } from 'vitest';
import { type RawSchema, toContentModel } from '../project/model';
import { modelSignature } from './tables';

const schema = (name: string, attribute = 'title'): RawSchema => ({ info: { singularName: name, pluralName: `${name}s` }, attributes: { [attribute]: { type: 'string' } } });
const component = (attribute: string) => ({ attributes: { [attribute]: { type: 'string' } } });

describe('the signature of the content model', () => {
  const model = toContentModel([schema('a'), schema('b')], { 'x.one': component('one'), 'x.two': component('two') });

  it('is the same whatever order the schemas are read in', () => {
    const other = toContentModel([schema('b'), schema('a')], { 'x.two': component('two'), 'x.one': component('one') });
    expect(modelSignature(other, ['en'])).toBe(modelSignature(model, ['en']));
  });

  it('is another where a type, a component or the languages change', () => {
    const type = toContentModel([schema('a', 'name'), schema('b')], { 'x.one': component('one'), 'x.two': component('two') });
    const part = toContentModel([schema('a'), schema('b')], { 'x.one': component('one'), 'x.two': component('three') });
    const signatures = [modelSignature(model, ['en']), modelSignature(type, ['en']), modelSignature(part, ['en']), modelSignature(model, ['en', 'es'])];
    expect(new Set(signatures).size).toBe(4);
  });
});
