import type { Core } from '@strapi/strapi';
import { locales } from '../../../../config/locales';
import { seedSchemaOf } from '../../../seed/seed';
import { problemsOfValues } from '../../../seed/value-problems';
import { type Plan, planImport } from './plan';
import { fromTurtle } from './stated';
import { storedConcepts } from './stored';
import { toTurtle } from './turtle';
import { writePlan } from './write';

/** The rules on content, asked before anything is written. */
function problemFinder(strapi: Core.Strapi): (values: Readonly<Record<string, unknown>>) => string | undefined {
  const schema = seedSchemaOf(strapi);
  const attributes = schema.models.find(({ uid }) => uid === 'api::concept.concept')?.attributes ?? {};
  return (values) => {
    const [problem] = problemsOfValues(values, attributes, schema, Object.keys(attributes));
    return problem && `${problem.path.join('.')} ${problem.message}`;
  };
}

function createThesaurus(strapi: Core.Strapi) {
  return {
    /** All concepts in Turtle. */
    export: async (): Promise<string> => toTurtle(await storedConcepts(strapi), strapi.config.get('server.url')),

    /** What an import of this Turtle would do; writes nothing. Throws UnreadableThesaurus. */
    plan: async (text: string): Promise<Plan> => {
      const codes = locales.map(({ code }) => code);
      return planImport(fromTurtle(text, codes), await storedConcepts(strapi), { locales: codes, problemOf: problemFinder(strapi) });
    },

    write: (plan: Plan, onWritten?: (done: number) => void): Promise<void> => writePlan(strapi, plan, onWritten),
  };
}

export type Thesaurus = ReturnType<typeof createThesaurus>;

export default {
  services: { thesaurus: ({ strapi }: { strapi: Core.Strapi }) => createThesaurus(strapi) },
};
