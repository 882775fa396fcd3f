import { Box, Button, Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink, useNavigate, useParams } from 'react-router-dom';
import type { Upload } from '../shared/upload';
import { Ending } from './Ending';
import { ProgressView } from './ProgressView';
import { ReadAgain } from './ReadAgain';
import { Review } from './Review';
import { Steps } from './Steps';
import { Unread } from './Unread';
import { useAction, useAnswer } from './use-server';

const BRING = [{ action: 'plugin::imports.bring', subject: null }];

const isLive = ({ data: { progress } }: { data: Upload }): boolean => progress !== null;

/** One file on its way from the upload to what it did. */
export function UploadPage() {
  const { formatMessage } = useIntl();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { allowedActions } = useRBAC(BRING as never);
  const mayBring = (allowedActions as { canBring?: boolean }).canBring ?? false;
  const action = useAction();
  const { answer, failed, again } = useAnswer<{ data: Upload }>(`/uploads/${id}`, isLive);
  if (failed) return <Page.Error />;
  if (!answer) return <Page.Loading />;
  const upload = answer.data;
  const { state, progress } = upload;
  const unread = state === 'received' || state === 'refused';
  const discard = async () => {
    if ((await action.act('del', `/uploads/${id}`)) !== undefined) navigate('..', { relative: 'path' });
  };
  return (
    <>
      <Page.Title>{upload.fileName}</Page.Title>
      <Layouts.Header
        title={upload.fileName}
        subtitle={formatMessage({ id: `imports.state.${state}` })}
        navigationAction={
          <Link tag={NavLink} to="/plugins/imports" startIcon={<ArrowLeft />}>
            <FormattedMessage id="imports.back" />
          </Link>
        }
        primaryAction={
          mayBring && !progress ? (
            <Button variant="danger-light" onClick={() => void discard()}>
              <FormattedMessage id="imports.discard" />
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Steps state={state} />
          {progress && <ProgressView kind={state} progress={progress} />}
          {state === 'running' && mayBring && (
            <Box>
              <Button variant="secondary" loading={action.busy} onClick={() => void action.act('post', `/uploads/${id}/stop`).then(again)}>
                <FormattedMessage id="imports.stop" />
              </Button>
            </Box>
          )}
          {unread && <Unread upload={upload} />}
          {unread && mayBring && <ReadAgain upload={upload} action={action} onChanged={again} />}
          {state === 'planned' && <Review upload={upload} mayBring={mayBring} action={action} onChanged={again} />}
          {(state === 'stopped' || state === 'failed' || state === 'done') && <Ending upload={upload} mayBring={mayBring} action={action} onChanged={again} />}
        </Flex>
      </Layouts.Content>
    </>
  );
}
