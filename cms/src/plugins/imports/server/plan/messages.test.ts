import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import adminEnglish from '../../../../admin/translations/en.json';
import { createExplainer } from './explain';
import english from './messages/en.json';

const source = resolve(import.meta.dirname, '../../../..');
const folder = join(import.meta.dirname, 'messages');
const translations = readdirSync(folder).map((file): [string, typeof english] => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as typeof english]);

function leaves(value: unknown, path = ''): [string, string][] {
  return typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([name, member]) => leaves(member, `${path}.${name}`));
}
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** Reasons as the code of this plugin names them. */
function namedReasons(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /(?<!\.test)\.ts$/.test(file.name) && file.name !== 'evidence.ts')
    .flatMap(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').match(/(?<=reason: |reason = )[^,;\n]+/g) ?? [])
    .flatMap((expression) => expression.match(/(?<=')[a-zA-Z]+(?=')/g) ?? []);
}

describe.each(translations)('the messages in %s', (locale, messages) => {
  it('are those of English, with the same placeholders', () => {
    expect(leaves(messages).map(([path, text]) => [path, placeholders(text)])).toEqual(leaves(english).map(([path, text]) => [path, placeholders(text)]));
  });

  it('say a problem with its values and its column', () => {
    const explain = createExplainer(locale, source);
    const said = explain.problem({ reason: 'nameUnknownLike', values: { name: 'Watre', nearest: 'Water' }, column: 'themes' });
    expect(said).toMatch(/^themes: .*Watre.*Water/);
    expect(said).toBe(`themes: ${messages.problems.nameUnknownLike.replace('{name}', 'Watre').replace('{nearest}', 'Water')}`);
    expect(explain.problem({ reason: 'webAddress' })).not.toBe('webAddress');
  });

  it('speak of one and of several as the language does', () => {
    const explain = createExplainer(locale, source);
    const notUtf8 = (lines: number[]) => explain.problem({ reason: 'encodingNotUtf8', values: { count: lines.length, lines: lines.join(', '), example: 'x', encoding: 'latin1' } });
    const { one, other } = messages.problems.encodingNotUtf8;
    const filled = (text: string, lines: string) => text.replace('{lines}', lines).replace('{example}', 'x').replace('{encoding}', 'latin1');
    expect([notUtf8([2]), notUtf8([2, 4])]).toEqual([filled(one, '2'), filled(other, '2, 4')]);
    expect(one).not.toBe(other);
  });

  it('say why a run failed, and what to do', () => {
    const explain = createExplainer(locale, source);
    const said = explain.failure({ reason: 'rowRefused', row: 5, problems: [{ column: 'year', reason: 'wholeNumber', values: { min: 1900, max: 2100 } }, { column: 'title', reason: 'requiredInSource' }] });
    expect(said).toMatch(/5.*year: .*1900.*2100; title: /);
    expect(said).not.toMatch(/[{}]|requiredInSource/);
  });
});

it('every reason that a row or file is refused for has a message', () => {
  const reasons = namedReasons(join(source, 'plugins/imports/server'));
  const schemaReasons = /const sentences = \{([\s\S]*?)\} as const/.exec(readFileSync(join(source, 'seed/value-problems.ts'), 'utf8'))?.[1]?.match(/^ {2}(\w+)(?=:)/gm) ?? [];
  const known = [...Object.keys(english.problems), ...Object.keys(english.failures), ...Object.keys(adminEnglish.errors)];
  expect(reasons).toContain('columnUnknownLike');
  expect(schemaReasons.length).toBeGreaterThan(15);
  expect([...reasons, ...schemaReasons.map((name) => name.trim())].filter((reason) => !known.includes(reason) && reason !== 'ambiguous' && reason !== 'unknown')).toEqual([]);
});
