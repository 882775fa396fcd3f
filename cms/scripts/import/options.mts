import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultLocale, locales } from '../../config/locales.ts';
import { Refusal } from '../run/workspace.mts';

/** As in src/plugins/imports/server/formats, which is loaded only with the CMS. */
const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const FORMATS = ['csv', 'jsonl', 'ris', 'bibtex', 'csl-json', 'zotero-json', 'zotero-rdf'] as const;

export const USAGE = `library:import FILE [--dry-run] [--decisions FILE] [--publish] [--yes] [--report FILE]
  [--encoding ${ENCODINGS.join('|')}] [--format ${FORMATS.join('|')}] [--language ${locales.map(({ code }) => code).join('|')}]
library:import --undo RUN [--yes]`;

function oneOf<Value extends string>(name: string, value: string | undefined, allowed: readonly Value[]): Value | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new Refusal(`--${name} must be one of ${allowed.join(', ')}.`);
  return found;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false }, yes: { type: 'boolean', default: false }, publish: { type: 'boolean', default: false }, decisions: { type: 'string' }, encoding: { type: 'string' },
        format: { type: 'string' }, language: { type: 'string', default: defaultLocale }, report: { type: 'string' }, undo: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

export type ImportCommand = ReturnType<typeof readOptions>;

/** Reads the command line. Throws a Refusal that says what is allowed. */
export function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [file, ...rest] = positionals;
  if (rest.length > 0 || (file === undefined) === (values.undo === undefined)) throw new Refusal(USAGE);
  return {
    file,
    undo: values.undo,
    dryRun: values['dry-run'],
    yes: values.yes,
    publish: values.publish,
    decisions: values.decisions,
    report: values.report ?? `${basename(file ?? '')}.report.csv`,
    encoding: oneOf('encoding', values.encoding, ENCODINGS),
    format: oneOf('format', values.format, FORMATS),
    language: oneOf('language', values.language, locales.map(({ code }) => code)) ?? defaultLocale,
  };
}
