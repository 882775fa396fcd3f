import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export interface SeedProblem {
  /** Path in the seed folder: `projects/KEY/es.json`. */
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** Steps from the root of a file to a value; numbers are positions in lists. */
export type ValuePath = readonly (string | number)[];

export interface SeedFile {
  file: string;
  text: string;
  values: Readonly<Record<string, unknown>>;
  /** Line of a value, or of the nearest thing around it that exists. */
  lineOf(path: ValuePath): number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function* repeatedNames(node: Node): Generator<Node> {
  const names = new Set<unknown>();
  for (const child of node.children ?? []) {
    const name = child.type === 'property' ? child.children?.[0] : undefined;
    if (name && names.has(name.value)) yield name;
    if (name) names.add(name.value);
    yield* repeatedNames(child);
  }
}

/** Reads one file of a seed, or says where it is not JSON. */
export function parseSeedFile(file: string, text: string): { read?: SeedFile; problems: SeedProblem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, STRICT);
  const [first] = errors;
  // The errors after the first only follow from it.
  if (first && root) return { problems: [{ file, line: lineAt(text, first.offset), message: `is not JSON: ${printParseErrorCode(first.error)}` }] };
  if (!root) return { problems: [{ file, line: 1, message: 'is empty' }] };
  if (root.type !== 'object') return { problems: [{ file, line: 1, message: 'must be an object: { "attribute": value }' }] };
  const repeated = [...repeatedNames(root)].map((name) => ({ file, line: lineAt(text, name.offset), message: `"${name.value}" is there twice` }));
  if (repeated.length > 0) return { problems: repeated };
  const lineOf = (path: ValuePath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(root, [...path.slice(0, length)]);
      if (node) return lineAt(text, node.offset);
    }
    return 1;
  };
  return { read: { file, text, values: getNodeValue(root) as Record<string, unknown>, lineOf }, problems: [] };
}
