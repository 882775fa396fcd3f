import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedDisplayName, FormattedMessage } from 'react-intl';
import { EntryTitle, type Entry } from './EntryTitle';

interface Column {
  name: string;
  attribute: { type: string; customField?: string; pluginOptions?: { i18n?: { localized?: boolean } } };
  cellFormatter?(entry: Entry, column: unknown, list: { model: string }): ReactNode;
}

/** What the hook `inject-column-in-table` hands round: only what is read or changed here. */
export interface ListView {
  displayedHeaders: Column[];
  layout: { settings: { mainField?: string } };
}

type Cell = (value: string) => ReactNode;

const cells: Readonly<Record<string, Cell>> = {
  enumeration: (value) => <FormattedMessage id={value} defaultMessage={value} />,
  // Strapi writes dates out in full, and so pushes the language and the state of an entry off the screen.
  datetime: (value) => <FormattedDate value={value} dateStyle="medium" timeStyle="short" />,
  // Strapi groups digits: a year would read 2,022.
  integer: (value) => value,
  'plugin::vocabulary.country': (value) => <FormattedDisplayName type="region" value={value} />,
  'plugin::vocabulary.language': (value) => <FormattedDisplayName type="language" value={value} />,
};

function isTranslatedTitle({ name, attribute }: Column, { settings }: ListView['layout']): boolean {
  return name === settings.mainField && attribute.pluginOptions?.i18n?.localized === true;
}

function cellOf({ attribute }: Column): Cell | undefined {
  return cells[attribute.customField ?? attribute.type];
}

/** Shows values as the edit view does, codes and choices by their names, and names every entry. Strapi shows what is stored. */
export function readableCells({ displayedHeaders, layout }: ListView): ListView {
  const columns = displayedHeaders.map((column): Column => {
    if (isTranslatedTitle(column, layout)) {
      return { ...column, cellFormatter: (entry, _column, { model }) => <EntryTitle entry={entry} field={column.name} model={model} /> };
    }
    const cell = cellOf(column);
    if (!cell || column.cellFormatter) return column;
    return {
      ...column,
      cellFormatter(entry) {
        const value = entry[column.name];
        return <Typography textColor="neutral800">{value === null || value === undefined || value === '' ? '–' : cell(String(value))}</Typography>;
      },
    };
  });
  return { displayedHeaders: columns, layout };
}
