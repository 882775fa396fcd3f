import type { FieldChange } from '../../src/plugins/thesaurus/server/changes.ts';
import type { Plan, PlannedConcept } from '../../src/plugins/thesaurus/server/plan.ts';

const shown = (value: FieldChange['from']): string => (value === null ? 'nothing' : typeof value === 'string' ? `“${value}”` : `[${value.join('; ')}]`);

const changeLine = ({ field, locale, from, to }: FieldChange): string => `    ${field}${locale === null ? '' : ` (${locale})`}: ${shown(from)} → ${shown(to)}`;

const conceptLines = (mark: string, { iri, name, changes }: PlannedConcept): string[] => [`  ${mark} ${name} <${iri}>`, ...(mark === '~' ? changes.map(changeLine) : [])];

/** What an import would do, for a person. */
export function reportLines({ created, changed, same, refused, passedOver }: Plan): string[] {
  return [
    `${created.length} new, ${changed.length} changed, ${same} the same, ${refused.length} refused.`,
    ...created.flatMap((concept) => conceptLines('+', concept)),
    ...changed.flatMap((concept) => conceptLines('~', concept)),
    ...refused.map(({ iri, reason }) => `  ✗ <${iri}> ${reason}.`),
    ...passedOver.map(({ what, count }) => `  passed over: ${count} × ${what}`),
  ];
}
