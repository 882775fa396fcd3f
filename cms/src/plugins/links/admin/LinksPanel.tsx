import { Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LinkReport } from '../shared/report';
import { CheckButton } from './CheckButton';
import { LinkState } from './LinkState';

interface Answer {
  data: LinkReport[];
  meta: { enabled: boolean };
}

interface Entry {
  model: string;
  documentId?: string;
}

const NOTHING: Answer = { data: [], meta: { enabled: false } };

/** The links of an entry that is open; none of one that is new. */
function useReports({ model, documentId }: Entry) {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    setAnswer(NOTHING);
    if (!documentId) return undefined;
    const leaving = new AbortController();
    get<Answer>(`/links/entries/${model}/${documentId}`, { signal: leaving.signal }).then(
      ({ data }) => setAnswer(data),
      () => {},
    );
    return () => leaving.abort();
  }, [get, model, documentId]);
  const replace = (report: LinkReport) => setAnswer(({ data, meta }) => ({ meta, data: data.map((own) => (own.url === report.url ? report : own)) }));
  return { reports: answer.data, enabled: answer.meta.enabled, replace };
}

/** Beside an entry: which of its published links work. Absent where it has none. */
export function LinksPanel(entry: Entry) {
  const { formatMessage } = useIntl();
  const { reports, enabled, replace } = useReports(entry);
  if (reports.length === 0) return null;
  return {
    title: formatMessage({ id: 'links.title' }),
    content: (
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        {reports.map((report) => (
          <Flex key={report.url} direction="column" alignItems="flex-start" gap={1}>
            <Link href={report.url} isExternal style={{ overflowWrap: 'anywhere' }}>
              {report.url}
            </Link>
            <LinkState report={report} />
            {enabled && <CheckButton url={report.url} onChecked={replace} />}
          </Flex>
        ))}
        {!enabled && (
          <Typography variant="pi" textColor="neutral600">
            <FormattedMessage id="links.off" />
          </Typography>
        )}
      </Flex>
    ),
  };
}
