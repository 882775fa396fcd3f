import { Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormattedDisplayName } from 'react-intl';
import { Link } from 'react-router-dom';

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
    const leaving = new AbortController();
    get<{ data: Entry }>(`/content-manager/collection-types/${model}/${documentId}?locale=${sourceLocale}`, { signal: leaving.signal }).then(
      ({ data }) => setTitle(String(data.data[field] ?? '')),
      () => {},
    );
    return () => leaving.abort();
  }, [get, missing, model, documentId, sourceLocale, field]);
  return missing ? title : '';
}

/** The link of a row. Strapi shows a hyphen, and no link, where a translation has no title of its own. */
export function EntryTitle(props: Props) {
  const { entry, field } = props;
  const source = useSourceTitle(props);
  return (
    <Typography
      tag={Link}
      to={{ pathname: entry.documentId, search: entry.locale ? `?plugins[i18n][locale]=${entry.locale}` : '' }}
      onClick={(event: { stopPropagation(): void }) => event.stopPropagation()}
      textColor={source ? 'neutral600' : 'neutral800'}
      maxWidth="30rem"
      ellipsis
    >
      {source ? <span lang={entry.sourceLocale ?? undefined}>{source}</span> : String(entry[field] || '–')}
      {source && entry.sourceLocale && (
        <>
          {' ('}
          <FormattedDisplayName type="language" value={entry.sourceLocale} />)
        </>
      )}
    </Typography>
  );
}
