import { Th, Thead, Tr, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';

/** The first row of a table: what stands below, by the names of its columns in the messages. */
export function ColumnHeads({ columns }: { columns: readonly string[] }) {
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma">
              <FormattedMessage id={`imports.column.${column}`} />
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}
