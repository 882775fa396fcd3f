/**
 * Writes the marks of a statement as PostgreSQL's driver wants them: `a = ? and b = ?` becomes `a = $1 and b = $2`. No text of ours
 * holds a question mark of another meaning; one that did would leave more marks than values, and is refused.
 */
export function toPositionalMarks(sql: string, values: number): string {
  let marks = 0;
  const positional = sql.replaceAll('?', () => `$${(marks += 1)}`);
  if (marks !== values) throw new Error(`A statement has ${marks} marks and ${values} values: ${sql}`);
  return positional;
}
