/** What a spreadsheet takes for the beginning of a formula, the wide signs of East Asia among them (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet runs. One that only looks neutralised gets a further apostrophe, so that restoring is exact. */
export const neutralise = (cell: string): string => (FORMULA.test(cell) || NEUTRALISED.test(cell) ? `'${cell}` : cell);

/** The inverse: the text of a neutralised cell, and any other cell as it is. */
export const restore = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);
