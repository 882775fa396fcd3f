import { Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { NavLink, useParams } from 'react-router-dom';

interface Language {
  locale: string;
  name: string;
  count: number;
}

interface ListQuery {
  plugins?: { i18n?: { locale?: string } };
}

/** Languages with entries that a list does not show; none where a type has no languages, or while nobody knows yet. */
function useElsewhere(model: string | undefined, locale: string | undefined): readonly Language[] {
  const { get } = useFetchClient();
  const [languages, setLanguages] = useState<readonly Language[]>([]);
  useEffect(() => {
    setLanguages([]);
    if (!model || !locale) return undefined;
    const leaving = new AbortController();
    get<{ data: Language[] }>(`/translation/elsewhere/${model}?locale=${locale}`, { signal: leaving.signal }).then(
      ({ data }) => setLanguages(data.data),
      () => {},
    );
    return () => leaving.abort();
  }, [get, model, locale]);
  return languages;
}

/** Says beside the choice of a list's language what is only in the others, and leads there. */
export function Elsewhere() {
  const { slug } = useParams();
  const [{ query }] = useQueryParams<ListQuery>();
  const languages = useElsewhere(slug, query.plugins?.i18n?.locale);
  if (languages.length === 0) return null;
  const count = languages.reduce((sum, language) => sum + language.count, 0);
  return (
    <Flex gap={2} wrap="wrap" tag="p">
      <Typography variant="pi" textColor="neutral600">
        <FormattedMessage id="translation.elsewhere" values={{ count }} />
      </Typography>
      {languages.map(({ locale, name, count: own }) => (
        <Link key={locale} tag={NavLink} to={{ search: `?plugins[i18n][locale]=${locale}` }} lang={locale}>
          {`${name} (${own})`}
        </Link>
      ))}
    </Flex>
  );
}
