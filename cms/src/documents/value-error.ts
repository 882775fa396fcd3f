import { errors } from '@strapi/utils';

export interface ValueProblem {
  path: string[];
  message: string;
}

/** Refuses a write with a sentence for each field; the admin shows each beside its field. Does nothing if there is no problem. */
export function refuse(problems: readonly ValueProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const message = problems.length === 1 ? `${first.path.join('.')} ${first.message}` : `${problems.length} values are not valid`;
  const details = problems.map(({ path, message: reason }) => ({ path, message: `${path.join('.')} ${reason}`, name: 'ValidationError' }));
  throw new errors.ValidationError(message, { errors: details });
}
