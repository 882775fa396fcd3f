/** Where uploaded files are: the address of each begins with it. */
export const UPLOADS = '/uploads/';

/**
 * Addresses of uploads in JSON: a whole text, as that of a picture and its formats, or a link within one. A host may stand before it, since
 * the admin writes links in rich text with that of the CMS. Folders of that name elsewhere, as in other people's addresses, are none.
 */
const ADDRESS = /(?<![\w.~%/-])(?:https?:\/\/[^\s"'()<>?#\\/]+)?\/uploads\/([^\s"'()<>?#\\/]+)/g;

/** What ends a sentence is no part of a name. */
const SENTENCE_END = /[.,;:!]+$/;

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The uploads that an entry, as JSON, leads its readers to; each once, as `/uploads/well_0a1b.jpg`. */
export function shownFiles(json: string): string[] {
  if (!json.includes(UPLOADS)) return [];
  const names = [...json.matchAll(ADDRESS)].map(([, name = '']) => decode(name.replace(SENTENCE_END, '')));
  return [...new Set(names)].filter((name) => name !== '').map((name) => UPLOADS + name);
}
