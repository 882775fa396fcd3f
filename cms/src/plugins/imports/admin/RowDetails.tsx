import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { RowReport } from '../shared/upload';

const WORK = 'api::resource.resource';

/** A field as the edit view names it, with the language its value is in: `title.es` → `Título (es)`. */
function useFieldName() {
  const { formatMessage } = useIntl();
  return (field: string) => {
    const [name = field, locale] = field.split(/\.|__/);
    const label = formatMessage({ id: `content-manager.content-types.${WORK}.${name}`, defaultMessage: name });
    return locale ? `${label} (${locale})` : label;
  };
}

function Value({ label, text, struck }: { label: string; text: string; struck: boolean }) {
  return (
    <Typography tag={struck ? 'del' : 'ins'} variant="pi" textColor={struck ? 'danger600' : 'success600'} style={{ textDecoration: struck && text ? 'line-through' : 'none', overflowWrap: 'anywhere' }} aria-label={label}>
      {text || <FormattedMessage id="imports.row.emptied" />}
    </Typography>
  );
}

function Changes({ changes }: Pick<RowReport, 'changes'>) {
  const { formatMessage } = useIntl();
  const nameOf = useFieldName();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <Typography variant="pi" fontWeight="bold">
            {nameOf(field)}
          </Typography>{' '}
          <Value label={formatMessage({ id: 'imports.row.before' })} text={before} struck /> → <Value label={formatMessage({ id: 'imports.row.after' })} text={after} struck={false} />
        </li>
      ))}
    </Flex>
  );
}

function WorkLink({ id, title }: { id: string; title: string }) {
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${WORK}/${id}`} target="_blank">
      {title || id}
    </Link>
  );
}

function Matches({ matches }: Pick<RowReport, 'matches'>) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {matches.map(({ key, row, documentId, title, text }) => (
        <li key={key}>
          <Typography variant="pi">
            {documentId ? (
              <FormattedMessage id="imports.row.like" values={{ text, title: <WorkLink id={documentId} title={title} /> }} />
            ) : (
              <FormattedMessage id="imports.row.likeEarlier" values={{ text, row, title }} />
            )}
          </Typography>
        </li>
      ))}
    </Flex>
  );
}

/** What a row would do, or why it does nothing. */
export function RowDetails({ report: { outcome, changes, matches, problems } }: { report: RowReport }) {
  const nameOf = useFieldName();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {(outcome === 'new' || outcome === 'same') && (
        <Typography variant="pi" textColor="neutral600">
          <FormattedMessage id={`imports.row.${outcome}`} />
        </Typography>
      )}
      {matches.length > 0 && <Matches matches={matches} />}
      {changes.length > 0 && <Changes changes={changes} />}
      {problems.map(({ column, text, note }) => (
        <Box key={column + text}>
          {column && (
            <Typography variant="pi" fontWeight="bold">
              {nameOf(column)}{' '}
            </Typography>
          )}
          <Typography variant="pi" textColor={note ? 'neutral600' : 'danger600'}>
            {text}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
