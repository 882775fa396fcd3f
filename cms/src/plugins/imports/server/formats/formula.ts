/** What a spreadsheet takes for the beginning of a formula, the wide signs of East Asia among them (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Inside a cell: where Spanish and French have a comma in numbers, spreadsheets part cells at semicolons, and a quoted cell at its lines. The
 * dash of a list, with a space behind it, begins none.
 */
const INSIDE = /([;\t\r\n])('*)(?=[=+\-@＝＋－＠](?! ))/g;
const NEUTRALISED_INSIDE = /([;\t\r\n])'('*)(?=[=+\-@＝＋－＠](?! ))/g;

/** A cell that no spreadsheet runs. What only looks neutralised gets a further apostrophe, so that restoring is exact. */
export function neutralise(cell: string): string {
  const inner = cell.replace(INSIDE, "$1$2'");
  return FORMULA.test(inner) || NEUTRALISED.test(inner) ? `'${inner}` : inner;
}

/** The inverse: the text of a neutralised cell, and any other cell as it is. */
export function restore(cell: string): string {
  const inner = NEUTRALISED.test(cell) ? cell.slice(1) : cell;
  return inner.replace(NEUTRALISED_INSIDE, '$1$2');
}
