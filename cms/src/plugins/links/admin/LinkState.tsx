import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { LinkReport, Status } from '../shared/report';

const COLOURS: Record<Status, string> = {
  working: 'success600', moved: 'warning600', gone: 'danger600', unreachable: 'danger600', refused: 'neutral600', unchecked: 'neutral600',
};

function Day({ moment }: { moment: string }) {
  return <FormattedDate value={moment} dateStyle="medium" />;
}

/** What the last check found, why, and since when. */
export function LinkState({ report }: { report: LinkReport }) {
  const { status, reason, code, lastChecked, lastOk, failingSince, movedTo } = report;
  if (!status) {
    return (
      <Typography variant="pi" textColor="neutral600" tag="p">
        <FormattedMessage id="links.never" />
      </Typography>
    );
  }
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold" textColor={COLOURS[status]} tag="p">
        <FormattedMessage id={`links.status.${status}`} />
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {reason && reason !== 'answer' && <FormattedMessage id={`links.reason.${reason}`} />}
        {reason === 'answer' && status !== 'working' && status !== 'moved' && <FormattedMessage id="links.reason.answer" values={{ code: String(code) }} />}
      </Typography>
      {failingSince && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          <FormattedMessage id="links.since" values={{ day: <Day moment={failingSince} /> }} />
        </Typography>
      )}
      {movedTo && (
        <Flex gap={1} wrap="wrap">
          <Typography variant="pi" textColor="neutral600">
            <FormattedMessage id="links.movedTo" />
          </Typography>
          <Link href={movedTo} isExternal>
            {movedTo}
          </Link>
        </Flex>
      )}
      <Typography variant="pi" textColor="neutral600" tag="p">
        {lastOk && <FormattedMessage id="links.lastOk" values={{ day: <Day moment={lastOk} /> }} />}
        {!lastOk && lastChecked && <FormattedMessage id="links.neverOk" values={{ day: <Day moment={lastChecked} /> }} />}
      </Typography>
    </Box>
  );
}
