import { citeFormats } from '../../shared/cite/formats';
import { toReference } from '../../shared/cite/reference';
import { findResource } from '../../shared/cms/resources';
import { answerFound, type EntryOutlet } from './outlet';

/** The reference of a resource as a file. */
export const citeOutlet =
  (ending: keyof typeof citeFormats): EntryOutlet =>
  ({ cms, locale, slug, addresses }) =>
    answerFound(findResource(cms, { locale, slug }), slug, (resource) => {
      const { mediaType, render } = citeFormats[ending];
      const reference = toReference(resource, addresses.of(locale, 'library', resource.slug ?? resource.documentId));
      return { body: render(reference), mediaType, filename: `${reference.id}.${ending}` };
    });
