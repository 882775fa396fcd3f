import { Box, Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Run, Upload } from '../shared/upload';
import { UploadForm } from './UploadForm';
import { useAnswer } from './use-server';

interface Answer {
  data: { uploads: Upload[]; runs: (Run & { upload: string | null })[] };
}

const ACTIONS = ['bring', 'undo'].map((action) => ({ action: `plugin::import.${action}`, subject: null }));

const isLive = ({ data: { uploads, runs } }: Answer): boolean => uploads.some(({ progress }) => progress !== null) || runs.some(({ state }) => state === 'running');

function Moment({ at }: { at: string }) {
  return <FormattedDate value={at} dateStyle="medium" timeStyle="short" />;
}

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma">
              <FormattedMessage id={`import.column.${column}`} />
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}

function OpenUploads({ uploads }: { uploads: readonly Upload[] }) {
  return (
    <Box tag="section">
      <Box paddingBottom={3}>
        <Typography tag="h2" variant="beta">
          <FormattedMessage id="import.open.title" />
        </Typography>
      </Box>
      <Table colCount={4} rowCount={uploads.length + 1}>
        <Head columns={['file', 'who', 'when', 'state']} />
        <Tbody>
          {uploads.map(({ id, fileName, who, receivedAt, state }) => (
            <Tr key={id}>
              <Td style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                <Link tag={NavLink} to={`uploads/${id}`}>
                  {fileName}
                </Link>
              </Td>
              <Td>{who}</Td>
              <Td>
                <Moment at={receivedAt} />
              </Td>
              <Td>
                <FormattedMessage id={`import.state.${state}`} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function PastRuns({ runs, mayUndo }: { runs: Answer['data']['runs']; mayUndo: boolean }) {
  const { formatMessage } = useIntl();
  return (
    <Table colCount={6} rowCount={runs.length + 1}>
      <Head columns={['file', 'who', 'when', 'works', 'state', 'action']} />
      <Tbody>
        {runs.map(({ id, upload, fileName, who, startedAt, created, updated, state }) => (
          <Tr key={id}>
            <Td style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
              {upload ? (
                <Link tag={NavLink} to={`uploads/${upload}`}>
                  {fileName}
                </Link>
              ) : (
                fileName
              )}
            </Td>
            <Td>{who}</Td>
            <Td>
              <Moment at={startedAt} />
            </Td>
            <Td>
              <FormattedMessage id="import.written" values={{ created, updated }} />
            </Td>
            <Td>
              <FormattedMessage id={`import.state.${state}`} />
            </Td>
            <Td>
              {mayUndo && state !== 'running' && (
                <Link tag={NavLink} to={`runs/${id}/undo`} aria-label={`${formatMessage({ id: 'import.undo' })} ${fileName}`}>
                  <FormattedMessage id="import.undo" />
                </Link>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Where an import begins, what waits for somebody, and what was imported. */
export function ImportList() {
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC(ACTIONS as never);
  const { canBring, canUndo } = allowedActions as { canBring?: boolean; canUndo?: boolean };
  const { answer, failed } = useAnswer<Answer>('/list', isLive);
  if (failed) return <Page.Error />;
  if (!answer) return <Page.Loading />;
  const { uploads, runs } = answer.data;
  return (
    <>
      <Page.Title>{formatMessage({ id: 'import.title' })}</Page.Title>
      <Layouts.Header title={formatMessage({ id: 'import.title' })} subtitle={formatMessage({ id: 'import.about' })} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8}>
          {canBring && <UploadForm />}
          {uploads.length > 0 && <OpenUploads uploads={uploads} />}
          <Box tag="section">
            <Box paddingBottom={3}>
              <Typography tag="h2" variant="beta">
                <FormattedMessage id="import.runs.title" />
              </Typography>
            </Box>
            {runs.length > 0 ? (
              <PastRuns runs={runs} mayUndo={canUndo ?? false} />
            ) : (
              <Typography>
                <FormattedMessage id="import.runs.none" />
              </Typography>
            )}
          </Box>
        </Flex>
      </Layouts.Content>
    </>
  );
}
