import { Box, Button, Flex, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { Page, Pagination, useQueryParams } from '@strapi/strapi/admin';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { FILTERS, type RowReport, type Upload } from '../shared/upload';
import { Cell } from './Cell';
import { ColumnHeads } from './ColumnHeads';
import { type Chosen, RowChoice } from './RowChoice';
import { RowDetails } from './RowDetails';
import { useAnswer } from './use-server';

interface Answer {
  data: RowReport[];
  meta: { pageCount: number; total: number };
}

interface Query {
  filter?: string;
  page?: string;
}

interface Props {
  upload: Upload;
  mayChoose: boolean;
  /** Answers when the choice is kept. */
  onChoose(row: number, chosen: Chosen | null): Promise<unknown>;
}

function Filters({ counts, filter, onFilter }: { counts: Upload['counts']; filter: string; onFilter(filter: string): void }) {
  const { formatMessage } = useIntl();
  const total = FILTERS.filter((name) => name !== 'renewed').reduce((sum, name) => sum + counts[name], 0);
  const shown = [['all', total] as const, ...FILTERS.filter((name) => counts[name] > 0).map((name) => [name, counts[name]] as const)];
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={formatMessage({ id: 'imports.filter.label' })}>
      {shown.map(([name, count]) => (
        <Button key={name} size="S" variant={name === filter ? 'default' : 'tertiary'} aria-pressed={name === filter} onClick={() => onFilter(name)}>
          <FormattedMessage id={`imports.filter.${name}`} values={{ count: <FormattedNumber value={count} /> }} />
        </Button>
      ))}
    </Flex>
  );
}

/** The rows of a file, a page at a time, with what each would do. */
export function RowsTable({ upload: { id, counts }, mayChoose, onChoose }: Props) {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const filter = FILTERS.find((name) => name === query.filter && counts[name] > 0) ?? 'all';
  const { answer, failed, again } = useAnswer<Answer>(`/uploads/${id}/rows?${filter === 'all' ? '' : `filter=${filter}&`}page=${query.page ?? '1'}`);
  const choose = (row: number) => (chosen: Chosen | null) => void onChoose(row, chosen).then(again);
  if (failed) return <Page.Error />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Filters counts={counts} filter={filter} onFilter={(name) => setQuery({ filter: name, page: '1' })} />
      {answer && answer.data.length === 0 && (
        <Typography>
          <FormattedMessage id="imports.rows.none" />
        </Typography>
      )}
      {answer && answer.data.length > 0 && (
        <Table colCount={3} rowCount={answer.data.length + 1}>
          <ColumnHeads columns={['row', 'title', 'about']} />
          <Tbody>
            {answer.data.map((report) => (
              <Tr key={report.row}>
                <Cell>
                  <FormattedNumber value={report.row} />
                </Cell>
                <Cell wide>{report.title}</Cell>
                <Cell wide>
                  <Box paddingTop={2} paddingBottom={2}>
                    <RowDetails report={report} />
                    {report.choices.length > 0 && (
                      <Box paddingTop={2} maxWidth="28rem">
                        <RowChoice report={report} disabled={!mayChoose} onChoose={choose(report.row)} />
                      </Box>
                    )}
                  </Box>
                </Cell>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {answer && answer.meta.pageCount > 1 && (
        <Pagination.Root pageCount={answer.meta.pageCount} total={answer.meta.total} defaultPageSize={25}>
          <Pagination.Links />
        </Pagination.Root>
      )}
    </Flex>
  );
}
