import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Vitest begins with the largest files where it has never run before. The named ones take longest, however small they are: begun last, they
 * would keep one core busy while the other waits. A name is what stands before the first dot of the file.
 */
export const longestFirst = (names: readonly string[]) =>
  class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const place = ({ moduleId }: TestSpecification): number => {
        const at = names.indexOf(basename(moduleId).split('.')[0] ?? '');
        return at < 0 ? names.length : at;
      };
      return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
    }
  };
