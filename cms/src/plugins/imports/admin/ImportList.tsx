import { Box, Flex, Link, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Run, Upload } from '../shared/upload';
import { Cell } from './Cell';
import { ColumnHeads } from './ColumnHeads';
import { UploadForm } from './UploadForm';
import { useAnswer } from './use-server';

interface Answer {
  data: { uploads: Upload[]; runs: (Run & { upload: string | null })[] };
}

const ACTIONS = ['bring', 'undo'].map((action) => ({ action: `plugin::imports.${action}`, subject: null }));

const isLive = ({ data: { uploads, runs } }: Answer): boolean => uploads.some(({ progress }) => progress !== null) || runs.some(({ state }) => state === 'running');

function Moment({ at }: { at: string }) {
  return <FormattedDate value={at} dateStyle="medium" timeStyle="short" />;
}

function OpenUploads({ uploads }: { uploads: readonly Upload[] }) {
  return (
    <Box tag="section">
      <Box paddingBottom={3}>
        <Typography tag="h2" variant="beta">
          <FormattedMessage id="imports.open.title" />
        </Typography>
      </Box>
      <Table colCount={4} rowCount={uploads.length + 1}>
        <ColumnHeads columns={['file', 'who', 'when', 'state']} />
        <Tbody>
          {uploads.map(({ id, fileName, who, receivedAt, state }) => (
            <Tr key={id}>
              <Cell wide>
                <Link tag={NavLink} to={`uploads/${id}`}>
                  {fileName}
                </Link>
              </Cell>
              <Cell>{who}</Cell>
              <Cell>
                <Moment at={receivedAt} />
              </Cell>
              <Cell>
                <FormattedMessage id={`imports.state.${state}`} />
              </Cell>
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
      <ColumnHeads columns={['file', 'who', 'when', 'works', 'state', 'action']} />
      <Tbody>
        {runs.map(({ id, upload, fileName, who, startedAt, created, updated, state, undoable }) => (
          <Tr key={id}>
            <Cell wide>
              {upload ? (
                <Link tag={NavLink} to={`uploads/${upload}`}>
                  {fileName}
                </Link>
              ) : (
                fileName
              )}
            </Cell>
            <Cell>{who}</Cell>
            <Cell>
              <Moment at={startedAt} />
            </Cell>
            <Cell>
              <FormattedMessage id="imports.written" values={{ created, updated }} />
            </Cell>
            <Cell>
              <FormattedMessage id={`imports.state.${state}`} />
            </Cell>
            <Cell>
              {mayUndo && undoable && state !== 'running' && (
                <Link tag={NavLink} to={`runs/${id}/undo`} aria-label={`${formatMessage({ id: 'imports.undo' })} ${fileName}`}>
                  <FormattedMessage id="imports.undo" />
                </Link>
              )}
            </Cell>
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
      <Page.Title>{formatMessage({ id: 'imports.title' })}</Page.Title>
      <Layouts.Header title={formatMessage({ id: 'imports.title' })} subtitle={formatMessage({ id: 'imports.about' })} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8}>
          {canBring && <UploadForm />}
          {uploads.length > 0 && <OpenUploads uploads={uploads} />}
          <Box tag="section">
            <Box paddingBottom={3}>
              <Typography tag="h2" variant="beta">
                <FormattedMessage id="imports.runs.title" />
              </Typography>
            </Box>
            {runs.length > 0 ? (
              <PastRuns runs={runs} mayUndo={canUndo ?? false} />
            ) : (
              <Typography>
                <FormattedMessage id="imports.runs.none" />
              </Typography>
            )}
          </Box>
        </Flex>
      </Layouts.Content>
    </>
  );
}
