import { Box, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { Progress } from '../shared/upload';
import { remaining, spoken } from './remaining';

interface Props {
  /** What goes on: a message below import.progress. */
  kind: string;
  progress: Progress | null;
}

/** What goes on, how far it is, and how long it will still take. */
export function ProgressView({ kind, progress }: Props) {
  const { formatMessage, locale } = useIntl();
  const { done, total } = progress ?? { done: 0, total: 0 };
  const left = progress ? remaining(progress) : undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        <FormattedMessage id={`imports.progress.${kind}`} />
      </Typography>
      <Box maxWidth="40rem">
        <ProgressBar value={total === 0 ? 0 : (100 * done) / total} style={{ width: '100%' }} aria-label={formatMessage({ id: `imports.progress.${kind}` })} />
      </Box>
      <Typography textColor="neutral600">
        {total > 0 && <FormattedMessage id="imports.progress.of" values={{ done: <FormattedNumber value={done} />, total: <FormattedNumber value={total} /> }} />}
        {left !== undefined && (
          <>
            {' · '}
            <FormattedMessage id="imports.progress.left" values={{ time: spoken(left, locale) }} />
          </>
        )}
      </Typography>
    </Flex>
  );
}
