import { Box, Button, Flex, Link, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { NavLink, useParams } from 'react-router-dom';
import type { Run, UndoReport } from '../shared/upload';
import { Cell } from './Cell';
import { ColumnHeads } from './ColumnHeads';
import { ProgressView } from './ProgressView';
import { useAction, useAnswer } from './use-server';

interface Answer {
  data: { run: Run; undo: UndoReport | null };
}

const UNDO = [{ action: 'plugin::imports.undo', subject: null }];

const isLive = ({ data: { undo } }: Answer): boolean => undo?.progress != null;

function LeftAlone({ refused, refusedTotal }: Pick<UndoReport, 'refused' | 'refusedTotal'>) {
  return (
    <Box tag="section">
      <Box paddingBottom={3}>
        <Typography tag="h2" variant="beta">
          <FormattedMessage id="imports.undo.left" />
        </Typography>
      </Box>
      <Table colCount={3} rowCount={refused.length + 1}>
        <ColumnHeads columns={['row', 'title', 'reason']} />
        <Tbody>
          {refused.map(({ row, title, documentId, text, relatedBy }) => (
            <Tr key={row}>
              <Cell>
                <FormattedNumber value={row} />
              </Cell>
              <Cell wide>
                {text === 'deleted' ? (
                  title || <FormattedMessage id="imports.undo.untitled" />
                ) : (
                  <Link tag={NavLink} to={`/content-manager/collection-types/api::resource.resource/${documentId}`}>
                    {title || documentId}
                  </Link>
                )}
              </Cell>
              <Cell wide>
                <FormattedMessage id={`imports.undo.${text}`} values={{ entries: relatedBy.join('; ') }} />
              </Cell>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {refusedTotal > refused.length && (
        <Typography>
          <FormattedMessage id="imports.undo.more" values={{ count: refusedTotal - refused.length }} />
        </Typography>
      )}
    </Box>
  );
}

/** Takes an import back, after showing what that would do. */
export function UndoPage() {
  const { formatMessage } = useIntl();
  const { id = '' } = useParams();
  const { act, busy } = useAction();
  const { allowedActions } = useRBAC(UNDO as never);
  const mayUndo = (allowedActions as { canUndo?: boolean }).canUndo ?? false;
  const { answer, failed, again } = useAnswer<Answer>(`/runs/${id}/undo`, isLive);
  if (failed) return <Page.Error />;
  if (!answer) return <Page.Loading />;
  const { run, undo } = answer.data;
  const begin = (step: 'look' | 'undo') => void act('post', `/runs/${id}/${step}`).then(again);
  const counts = { undone: undo?.undone ?? 0, refused: undo?.refusedTotal ?? 0 };
  const whole = undo?.state === 'undone' && undo.refusedTotal === 0;
  const ended = undo !== null && undo.progress === null && undo.state !== 'failed';
  return (
    <>
      <Page.Title>{formatMessage({ id: 'imports.undo.title' })}</Page.Title>
      <Layouts.Header
        title={formatMessage({ id: 'imports.undo.title' })}
        subtitle={`${run.fileName} · ${formatMessage({ id: 'imports.written' }, { created: run.created, updated: run.updated })}`}
        navigationAction={
          <Link tag={NavLink} to="/plugins/imports" startIcon={<ArrowLeft />}>
            <FormattedMessage id="imports.back" />
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Typography>
            <FormattedMessage id="imports.undo.about" />
          </Typography>
          {undo?.progress && <ProgressView kind={undo.state} progress={undo.progress} />}
          {undo?.failure && !undo.progress && (
            <Typography textColor="danger600" role="alert">
              {undo.failure}
            </Typography>
          )}
          {ended && (
            <Typography role="status" variant="delta" tag="p">
              <FormattedMessage id={undo.state === 'undone' ? 'imports.undo.did' : 'imports.undo.would'} values={counts} />
            </Typography>
          )}
          {mayUndo && !undo?.progress && !whole && (
            <Flex gap={2}>
              {undo?.state === 'looked' && undo.undone > 0 ? (
                <Button variant="danger" loading={busy} onClick={() => begin('undo')}>
                  <FormattedMessage id="imports.undo.begin" values={{ undone: undo.undone }} />
                </Button>
              ) : (
                <Button variant="secondary" loading={busy} onClick={() => begin('look')}>
                  <FormattedMessage id="imports.undo.look" />
                </Button>
              )}
            </Flex>
          )}
          {ended && undo.refused.length > 0 && <LeftAlone refused={undo.refused} refusedTotal={undo.refusedTotal} />}
        </Flex>
      </Layouts.Content>
    </>
  );
}
