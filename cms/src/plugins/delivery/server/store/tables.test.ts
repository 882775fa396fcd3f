import { describe, expect, it } from 'vitest';
import { type RawSchema, toContentModel } from '../project/model';
import { modelSignature } from './tables';

const schema = (name: string, attribute = 'title'): RawSchema => ({ info: { singularName: name, pluralName: `${name}s` }, attributes: { [attribute]: { type: 'string' } } });
const component = (attribute: string) => ({ attributes: { [attribute]: { type: 'string' } } });

const english = { code: 'en', fallback: ['es'] };

describe('the signature of the content model', () => {
  const model = toContentModel([schema('a'), schema('b')], { 'x.one': component('one'), 'x.two': component('two') });

  it('is the same whatever order the schemas are read in', () => {
    const other = toContentModel([schema('b'), schema('a')], { 'x.two': component('two'), 'x.one': component('one') });
    expect(modelSignature(other, [english])).toBe(modelSignature(model, [english]));
  });

  it('is the same whatever a language is called', () => {
    const named = { ...english, name: 'Inglés', conventions: 'en-GB' };
    expect(modelSignature(model, [named])).toBe(modelSignature(model, [english]));
  });

  it('is another where a type, a component or the languages change', () => {
    const type = toContentModel([schema('a', 'name'), schema('b')], { 'x.one': component('one'), 'x.two': component('two') });
    const part = toContentModel([schema('a'), schema('b')], { 'x.one': component('one'), 'x.two': component('three') });
    const signatures = [modelSignature(model, [english]), modelSignature(type, [english]), modelSignature(part, [english]), modelSignature(model, [english, { code: 'es', fallback: ['en'] }])];
    expect(new Set(signatures).size).toBe(4);
  });
});
