import type { Core } from '@strapi/strapi';
import { explain, type ValueProblem } from '../../../../documents/value-error';

/** A work that no rule lets in. The planner finds these first; nothing of the batch is written. */
export class RefusedWork extends Error {
  override name = 'RefusedWork';

  constructor(strapi: Core.Strapi, readonly row: number, readonly problems: readonly ValueProblem[]) {
    super(`Row ${row}: ${problems.map(({ path, reason, values }) => `${path.join('.')} ${explain(strapi, reason, values)}`).join('; ')}.`);
  }
}

/** Does nothing if there is no problem. */
export function refuseWork(strapi: Core.Strapi, row: number, problems: readonly ValueProblem[]): void {
  if (problems.length > 0) throw new RefusedWork(strapi, row, problems);
}
