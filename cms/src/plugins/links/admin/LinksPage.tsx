import { Box, Flex, Link, SingleSelect, SingleSelectOption, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, Pagination, useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { type LinkReport, type ListedLink, type Status, STATUSES } from '../shared/report';
import { CheckButton } from './CheckButton';
import { LinkState } from './LinkState';

interface Answer {
  data: ListedLink[];
  meta: { enabled: boolean; counts: { status: Status | null; count: number }[]; pageCount: number; total: number };
}

interface Query {
  status?: string;
  page?: string;
}

/** What a filter stands for: `broken` is what somebody should look after. */
const FILTERS: Record<string, readonly Status[]> = { broken: ['gone', 'unreachable'], ...Object.fromEntries(STATUSES.map((status) => [status, [status]])) };

function useList(filter: string, page: string) {
  const { get } = useFetchClient();
  const { locale } = useIntl();
  const [answer, setAnswer] = useState<Answer | 'failed'>();
  useEffect(() => {
    const leaving = new AbortController();
    get<Answer>(`/links/list?status=${(FILTERS[filter] ?? []).join(',')}&page=${page}&locale=${locale}`, { signal: leaving.signal }).then(
      ({ data }) => setAnswer(data),
      () => leaving.signal.aborted || setAnswer('failed'),
    );
    return () => leaving.abort();
  }, [get, filter, page, locale]);
  const replace = (report: LinkReport) =>
    setAnswer((now) => (!now || now === 'failed' ? now : { ...now, data: now.data.map((link) => (link.url === report.url ? { ...link, ...report } : link)) }));
  return { answer, replace };
}

function Row({ link, enabled, onChecked }: { link: ListedLink; enabled: boolean; onChecked(report: LinkReport): void }) {
  return (
    <Tr>
      <Td style={{ minWidth: '18rem', maxWidth: '28rem', overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
        <Link href={link.url} isExternal>
          {link.url}
        </Link>
      </Td>
      <Td style={{ whiteSpace: 'normal' }}>
        <LinkState report={link} />
      </Td>
      <Td style={{ whiteSpace: 'normal' }}>
        {link.places.map(({ uid, documentId, title, locale }) => (
          <Box key={documentId}>
            <Link tag={NavLink} to={`/content-manager/collection-types/${uid}/${documentId}${locale ? `?plugins[i18n][locale]=${locale}` : ''}`}>
              {title}
            </Link>
          </Box>
        ))}
      </Td>
      <Td>{enabled && <CheckButton url={link.url} onChecked={onChecked} />}</Td>
    </Tr>
  );
}

/** Which links of the library do not work, with the entries that show them. */
export default function LinksPage() {
  const { formatMessage } = useIntl();
  const [{ query }, setQuery] = useQueryParams<Query>();
  const filter = query.status && query.status in FILTERS ? query.status : 'broken';
  const { answer, replace } = useList(filter, query.page ?? '1');
  if (answer === 'failed') return <Page.Error />;
  if (!answer) return <Page.Loading />;
  const { data, meta } = answer;
  const countOf = (name: string) => meta.counts.filter(({ status }) => status && FILTERS[name]?.includes(status)).reduce((sum, { count }) => sum + count, 0);
  return (
    <Page.Protect permissions={[{ action: 'plugin::links.read', subject: null }] as never}>
      <Layouts.Header title={formatMessage({ id: 'links.title' })} subtitle={formatMessage({ id: meta.enabled ? 'links.about' : 'links.off' })} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box maxWidth="20rem">
            <SingleSelect aria-label={formatMessage({ id: 'links.show' })} value={filter} onChange={(status) => setQuery({ status: String(status), page: '1' })}>
              {Object.keys(FILTERS).map((name) => (
                <SingleSelectOption key={name} value={name}>
                  {`${formatMessage({ id: `links.status.${name}` })} (${countOf(name)})`}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Box>
          {data.length === 0 ? (
            <Typography>
              <FormattedMessage id="links.none" />
            </Typography>
          ) : (
            <Table colCount={4} rowCount={data.length + 1}>
              <Thead>
                <Tr>
                  {['address', 'state', 'entries', 'action'].map((column) => (
                    <Th key={column}>
                      <Typography variant="sigma">{formatMessage({ id: `links.column.${column}` })}</Typography>
                    </Th>
                  ))}
                </Tr>
              </Thead>
              <Tbody>
                {data.map((link) => (
                  <Row key={link.url} link={link} enabled={meta.enabled} onChecked={replace} />
                ))}
              </Tbody>
            </Table>
          )}
          <Pagination.Root pageCount={meta.pageCount} total={meta.total} defaultPageSize={50}>
            <Pagination.Links />
          </Pagination.Root>
        </Flex>
      </Layouts.Content>
    </Page.Protect>
  );
}
