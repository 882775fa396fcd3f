import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormattedDisplayName } from 'react-intl';
import { Link } from 'react-router-dom';
import { readTitle } from './source-titles';

export interface Entry {
  documentId: string;
  locale?: string | null;
  sourceLocale?: string | null;
  [field: string]: unknown;
}

interface Props {
  entry: Entry;
  field: string;
  /** The type's uid. */
  model: string;
}

/** What an entry is called in the language it was first written in, where its own language has no word for it yet. */
function useSourceTitle({ entry, field, model }: Props): string {
  const { get } = useFetchClient();
  const [title, setTitle] = useState('');
  const { documentId, sourceLocale } = entry;
  const missing = !entry[field] && sourceLocale !== entry.locale;
  useEffect(() => {
    if (!missing || !sourceLocale) return undefined;
    let shown = true;
    readTitle(get, { model, field, locale: sourceLocale, documentId }).then(
      (read) => shown && setTitle(read),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [get, missing, model, documentId, sourceLocale, field]);
  return missing ? title : '';
}

/** The link of a row. Strapi shows a hyphen, and no link, where a translation has no title of its own. */
export function EntryTitle(props: Props) {
  const { entry, field } = props;
  const source = useSourceTitle(props);
  return (
    <Flex gap={1} maxWidth="30rem">
      <Typography
        tag={Link}
        to={{ pathname: entry.documentId, search: entry.locale ? `?plugins[i18n][locale]=${entry.locale}` : '' }}
        onClick={(event: { stopPropagation(): void }) => event.stopPropagation()}
        textColor={source ? 'neutral600' : 'neutral800'}
        lang={source ? (entry.sourceLocale ?? undefined) : undefined}
        ellipsis
      >
        {source || String(entry[field] || '–')}
      </Typography>
      {source && entry.sourceLocale && (
        <Typography textColor="neutral600">
          (<FormattedDisplayName type="language" value={entry.sourceLocale} />)
        </Typography>
      )}
    </Flex>
  );
}
