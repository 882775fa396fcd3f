/** A site writes some hundred rules for everybody or for one robot. A file with far more cannot be read. */
const MOST_RULES = 2_000;
const MOST_CHARACTERS = 64 * 1024;

const RULES = new Set(['allow', 'disallow', 'crawl-delay']);

/** A line as its field and value; null for one that has none, and for a comment. */
function fieldOf(line: string): [string, string] | null {
  const comment = line.indexOf('#');
  const bare = comment === -1 ? line : line.slice(0, comment);
  const colon = bare.indexOf(':');
  const field = colon === -1 ? '' : bare.slice(0, colon).trim().toLowerCase();
  return field === '' ? null : [field, bare.slice(colon + 1).trim()];
}

/**
 * The part of a robots.txt that is for one robot or for all; null where that is more than can be read. The parser notes each rule once for
 * each robot named above it, and a rule may be as long as the file: half a megabyte of names and rules would come to hundreds of millions of
 * notes, and take the CMS with it. So it sees only what concerns us, each robot named once.
 */
export function rulesFor(text: string, robot: string): string | null {
  const own = robot.toLowerCase();
  const groups = new Map<string, string[]>([[own, []], ['*', []]]);
  const named = new Set<string>();
  let naming = false;
  let [rules, characters] = [0, 0];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [field, value] = fieldOf(line) ?? [];
    if (field === undefined || value === undefined) continue;
    if (field === 'user-agent') {
      if (!naming) named.clear();
      const agent = value.toLowerCase().split('/', 1)[0]?.trim() ?? '';
      if (groups.has(agent)) named.add(agent);
    } else if (RULES.has(field)) {
      for (const agent of named) groups.get(agent)?.push(`${field}: ${value}`);
      rules += named.size;
      characters += named.size * value.length;
      if (rules > MOST_RULES || characters > MOST_CHARACTERS) return null;
    }
    naming = field === 'user-agent';
  }
  return [...groups].flatMap(([agent, lines]) => (lines.length > 0 ? [`user-agent: ${agent}`, ...lines] : [])).join('\n');
}
