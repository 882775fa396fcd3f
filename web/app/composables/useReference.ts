import { toReference } from '#shared/cite/reference';
import { type CiteWords, formatApa, formatChicago } from '#shared/cite/style';
import type { ResourcePage } from '#shared/cms/resources';
import { toResourceNode } from '#shared/meta/resource';
import { dublinCoreTags, highwireTags } from '#shared/meta/work';
import type { ResourceKind } from '#shared/types/cms.generated';

/** Works that are no text say so in a reference. */
const MEDIA: readonly ResourceKind[] = ['podcast', 'video', 'webinar'];

/** How a resource is cited, in the reader's language, and what its page says of it to reference managers and search engines. */
export function useReference() {
  const { t, locale } = useI18n();
  const { resourceKind } = useLabels();
  const localePath = useLocalePath();
  const absolute = useAbsolute();

  return (resource: ResourcePage) => {
    const path = localePath({ name: 'library-slug', params: { slug: resource.slug ?? resource.documentId } });
    const url = absolute(path);
    const reference = toReference(resource, url);
    const words: CiteWords = {
      locale: locale.value,
      and: t('cite.and'),
      apaAnd: t('cite.apaAnd'),
      noDate: t('cite.noDate'),
      quoted: (title) => t('cite.quoted', { title }),
      quotedInside: (text) => t('cite.quotedInside', { text }),
      translator: (name) => t('resource.translator', { name }),
      medium: resource.kind && MEDIA.includes(resource.kind) ? resourceKind[resource.kind] : null,
    };
    const pdf = resource.expressions.find(({ file, language }) => file?.mime === 'application/pdf' && language === reference.language)?.file;
    return {
      path,
      styles: [
        { name: t('cite.apa'), segments: formatApa(reference, words) },
        { name: t('cite.chicago'), segments: formatChicago(reference, words) },
      ],
      head: {
        nodes: [toResourceNode(resource, reference, { url, absolute, themes: resource.themes })],
        meta: [
          ...highwireTags(reference, pdf ? { url: absolute(pdf.url), mediaType: pdf.mime } : null, locale.value),
          ...dublinCoreTags(reference, resource.kind && resourceKind[resource.kind], locale.value),
        ],
      },
    };
  };
}
