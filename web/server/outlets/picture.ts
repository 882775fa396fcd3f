import letters from '#letters';
import { findPictured } from '../../shared/cms/pictured';
import { type Card, cardToSvg } from '../../shared/picture/card';
import { type EntrySection, pluralOf, type Section } from '../../shared/sections';
import { answerFound, type OutletAnswer, type OutletFile, type OutletRequest } from './outlet';

/** Who shows such a picture keeps a copy anyway. Others ask again after an hour, so that nothing that is taken down stays for long. */
const MAX_AGE = 60 * 60;

type PictureRequest = Omit<OutletRequest, 'section'> & { section: Section | null; slug: string | null };

async function draw({ studio, messages, section }: PictureRequest, { title, seed, weave }: Pick<Card, 'title' | 'seed' | 'weave'>, isEntry: boolean): Promise<OutletFile> {
  const svg = cardToSvg({ title, seed, weave, section: section && isEntry ? messages.section[section] : null, site: messages.site.name }, letters);
  return { body: await studio.toPng(svg), mediaType: 'image/png', maxAge: MAX_AGE };
}

/** The picture of a page, drawn when it is first asked for. Asked of the CMS first: there is none of what is not there. */
export async function pictureOutlet(request: PictureRequest): Promise<OutletAnswer> {
  const { cms, locale, section, slug, messages } = request;
  if (slug === null) return draw(request, { title: section ? messages.section[section] : messages.site.name, seed: section ?? 'home', weave: 'pieced' }, false);
  if (section !== null && !(section in pluralOf)) return null;
  const found = findPictured(cms, section as EntrySection | null, { locale, slug });
  return answerFound(found, slug, ({ title, documentId, weave }) => draw(request, { title, seed: documentId, weave }, true));
}
