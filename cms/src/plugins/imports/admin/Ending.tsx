import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Upload } from '../shared/upload';
import { ReportButton } from './ReportButton';
import type { useAction } from './use-server';

interface Props {
  upload: Upload;
  mayBring: boolean;
  action: ReturnType<typeof useAction>;
  onChanged(): void;
}

/** What an import did, and how it goes on or back from here. */
export function Ending({ upload: { id, state, run, leftOut, failure: ended }, mayBring, action: { act, busy }, onChanged }: Props) {
  const { formatMessage } = useIntl();
  const { created = 0, updated = 0, total = 0, failure = null } = run ?? {};
  const written = formatMessage({ id: 'imports.written' }, { created, updated });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography role="status" variant="omega">
        <FormattedMessage id={`imports.${state}.about`} values={{ written, done: created + updated, total, failure: failure ?? '' }} />
      </Typography>
      {state === 'stopped' && ended && (
        <Typography textColor="danger600" role="alert">
          {ended}
        </Typography>
      )}
      {leftOut.length > 0 && (
        <Box>
          <Typography>
            <FormattedMessage id="imports.done.left" />
          </Typography>
          <Box tag="ul" paddingTop={2}>
            {leftOut.map(({ row, text }) => (
              <li key={row}>
                <Typography>
                  <FormattedMessage id="imports.row.problem" values={{ row, text }} />
                </Typography>
              </li>
            ))}
          </Box>
        </Box>
      )}
      <Flex gap={4} wrap="wrap">
        {state !== 'done' && mayBring && (
          <Button loading={busy} onClick={() => void act('post', `/uploads/${id}/go-on`).then(onChanged)}>
            <FormattedMessage id="imports.goOn" />
          </Button>
        )}
        <ReportButton id={id} />
        <Link tag={NavLink} to="/content-manager/collection-types/api::resource.resource">
          <FormattedMessage id="imports.done.look" />
        </Link>
        {run && (
          <Link tag={NavLink} to={`/plugins/imports/runs/${run.id}/undo`}>
            <FormattedMessage id="imports.undo" />
          </Link>
        )}
      </Flex>
    </Flex>
  );
}
