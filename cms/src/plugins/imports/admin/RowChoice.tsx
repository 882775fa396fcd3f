import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Choice, RowReport } from '../shared/upload';

export interface Chosen {
  choice: Choice;
  of?: string;
}

interface Props {
  report: RowReport;
  disabled: boolean;
  /** Null takes the row's own choice back. */
  onChoose(chosen: Chosen | null): void;
}

const AS_ALL = 'as-all';

interface Option {
  value: string;
  text: string;
  chosen: Chosen;
}

/** What can be chosen for a row: for each thing it may be the same as, where these are several. */
function optionsOf({ choices, matches }: RowReport, say: (choice: Choice) => string): Option[] {
  return choices.flatMap((choice): Option[] => {
    const text = say(choice);
    const of = matches.filter(({ row }) => choice === 'expression' || row === null);
    if ((choice !== 'update' && choice !== 'expression') || of.length < 2) return [{ value: choice, text, chosen: { choice } }];
    return of.map(({ key, title }) => ({ value: `${choice} ${key}`, text: `${text}: ${title}`, chosen: { choice, of: key } }));
  });
}

/** What to do with a likely duplicate, or with a change. What holds for all duplicates says nothing of changes. */
export function RowChoice({ report, disabled, onChoose }: Props) {
  const { formatMessage } = useIntl();
  const options = optionsOf(report, (choice) => formatMessage({ id: `imports.choice.${choice}` }));
  const { decision } = report;
  const general = report.outcome === 'duplicate';
  const own = options.find(({ chosen }) => chosen.choice === decision?.choice && (chosen.of === undefined || decision.of === null || chosen.of === decision.of));
  return (
    <SingleSelect
      aria-label={formatMessage({ id: 'imports.row.choice' }, { row: report.row })}
      disabled={disabled}
      value={own && (decision?.own || !general) ? own.value : AS_ALL}
      onChange={(value) => onChoose(options.find((option) => option.value === value)?.chosen ?? null)}
    >
      {general && <SingleSelectOption value={AS_ALL}>{formatMessage({ id: 'imports.choice.asAll' })}</SingleSelectOption>}
      {options.map(({ value, text }) => (
        <SingleSelectOption key={value} value={value}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
