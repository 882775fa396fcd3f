import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { FormattedDisplayName, FormattedMessage } from 'react-intl';

interface Column {
  name: string;
  attribute: { type: string; customField?: string };
  cellFormatter?(entry: Record<string, unknown>): ReactNode;
}

/** What the hook `inject-column-in-table` hands round: only what is read or changed here. */
export interface ListView {
  displayedHeaders: Column[];
  layout: unknown;
}

function cellOf(column: Column): ((value: string) => ReactNode) | undefined {
  if (column.attribute.type === 'enumeration') return (value) => <FormattedMessage id={value} defaultMessage={value} />;
  if (column.attribute.customField === 'plugin::vocabulary.country') return (value) => <FormattedDisplayName type="region" value={value} />;
  if (column.attribute.customField === 'plugin::vocabulary.language') return (value) => <FormattedDisplayName type="language" value={value} />;
  return undefined;
}

/** Shows codes by their names, as the edit view does. Strapi shows the stored value. */
export function nameCodes({ displayedHeaders, layout }: ListView): ListView {
  const columns = displayedHeaders.map((column) => {
    const cell = cellOf(column);
    if (!cell || column.cellFormatter) return column;
    return {
      ...column,
      cellFormatter(entry: Record<string, unknown>) {
        const value = entry[column.name];
        return <Typography textColor="neutral800">{typeof value === 'string' && value !== '' ? cell(value) : '–'}</Typography>;
      },
    };
  });
  return { displayedHeaders: columns, layout };
}
