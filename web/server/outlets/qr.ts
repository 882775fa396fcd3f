import { readEntry } from '../../shared/cms/read';
import { toQrSvg } from '../../shared/share/qr';
import { pluralOf } from '../../shared/sections';
import { answerFound, type EntryOutlet } from './outlet';

/** The address of an entry's page as a QR code. Asked of the CMS first: no code is drawn for what is not there. */
export const qrOutlet: EntryOutlet = async ({ cms, locale, section, slug, addresses }) => {
  if (!(section in pluralOf)) return null;
  const plural = pluralOf[section as keyof typeof pluralOf];
  return answerFound(readEntry<{ slug: string | null }>(cms, plural, { locale, slug }, { fields: ['slug'] }), slug, () => ({ body: toQrSvg(addresses.of(locale, section, slug)), mediaType: 'image/svg+xml' }));
};
