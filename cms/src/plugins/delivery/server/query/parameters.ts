import { BadRequest } from './bad-request';

/** A query string as a tree: `filters[year][$gt]=2000` is { filters: { year: { $gt: '2000' } } }. Lists have the keys 0, 1, 2… */
export type Tree = Map<string, Tree | string>;

const MAX_LENGTH = 8_000;
const MAX_PARAMETERS = 200;
const MAX_DEPTH = 12;

/** C0 and C1 controls but tab and line ends, and halves of surrogate pairs: no text of ours has them, and PostgreSQL refuses some. */
const UNCLEAN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

function decode(text: string, shown: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadRequest(shown, `"${shown}" is not valid percent-encoded UTF-8.`);
  }
  if (UNCLEAN.test(decoded)) throw new BadRequest(shown, `"${shown}" holds a control character.`);
  return decoded.normalize('NFC');
}

/** `a[b][]` as ['a', 'b', '']. */
function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw new BadRequest(name || 'query', `"${name}" is not a parameter name: brackets must be balanced and follow a name.`);
  const path = [match[1], ...[...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')];
  if (path.length > MAX_DEPTH) throw new BadRequest(match[1], `"${match[1]}" is nested more than ${MAX_DEPTH} levels deep.`);
  return path;
}

function place(tree: Tree, path: readonly string[], value: string, name: string): void {
  const [first = '', ...rest] = path;
  const key = first === '' ? String(tree.size) : first;
  if (rest.length === 0) {
    if (tree.has(key)) throw new BadRequest(name, `"${name}" is given twice. Several values are written ${name.replace(/\[\]$/, '')}[0]=…&${name.replace(/\[\]$/, '')}[1]=….`);
    tree.set(key, value);
    return;
  }
  const branch = tree.get(key) ?? new Map();
  if (typeof branch === 'string') throw new BadRequest(name, `"${name}" is given both as a value and as a group of values.`);
  tree.set(key, branch);
  place(branch, rest, value, name);
}

/** Reads a query string, without its question mark. Throws BadRequest for anything malformed or out of bounds. */
export function parseParameters(query: string): Tree {
  const tree: Tree = new Map();
  if (query === '') return tree;
  if (query.length > MAX_LENGTH) throw new BadRequest('query', `The query string has ${query.length} characters; at most ${MAX_LENGTH} are allowed.`);
  const pairs = query.split('&').filter((pair) => pair !== '');
  if (pairs.length > MAX_PARAMETERS) throw new BadRequest('query', `The query string has ${pairs.length} parameters; at most ${MAX_PARAMETERS} are allowed.`);
  for (const pair of pairs) {
    const [rawName = '', ...rawValue] = pair.split('=');
    const name = decode(rawName, rawName.slice(0, 100));
    place(tree, pathOf(name), decode(rawValue.join('='), name), name);
  }
  return tree;
}

/** The one value of a parameter. */
export function single(tree: Tree | string | undefined, name: string): string | undefined {
  if (tree === undefined || typeof tree === 'string') return tree;
  throw new BadRequest(name, `"${name}" takes one value.`);
}

/** The values of a parameter written as `a=x,y`, `a[0]=x&a[1]=y` or `a[]=x&a[]=y`. */
export function listed(tree: Tree | string | undefined, name: string): string[] {
  if (tree === undefined) return [];
  const values = typeof tree === 'string' ? tree.split(',') : items(tree, name).map(([item, key]) => single(item, `${name}[${key}]`) ?? '');
  const trimmed = values.flatMap((value) => value.split(',')).map((value) => value.trim());
  if (trimmed.includes('')) throw new BadRequest(name, `"${name}" holds an empty value.`);
  return trimmed;
}

/** The members of a list, in order. Throws where a key is no number. */
export function items(tree: Tree, name: string): [Tree | string, string][] {
  const entries = [...tree.entries()];
  const wrong = entries.find(([key]) => !/^\d{1,3}$/.test(key));
  if (wrong) throw new BadRequest(`${name}[${wrong[0]}]`, `"${name}" is a list: "${wrong[0]}" is not a position in it.`);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([key, value]) => [value, key]);
}

/** Throws for the first member of a group that has no meaning. */
export function refuseUnknown(tree: Tree, known: readonly string[], prefix = ''): void {
  for (const key of tree.keys()) {
    if (known.includes(key)) continue;
    const name = prefix ? `${prefix}[${key}]` : key;
    throw new BadRequest(name, `"${name}" is not a parameter of this address. Allowed: ${known.join(', ') || 'none'}.`, known);
  }
}
