/** GSM 03.38: the letters that cost one of the 160 places of a short message, and those that cost two. */
const BASIC = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

const GSM_PLACES = 160;
/** With one letter beyond that alphabet the whole message is sent in UTF-16, and holds less. */
const UCS2_PLACES = 70;

const PLAIN: Record<string, string> = { '“': '"', '”': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '…': '...', '\u00A0': ' ', '\u202F': ' ', œ: 'oe', Œ: 'OE', '·': '-' };

const cost = (character: string): number => (BASIC.includes(character) ? 1 : EXTENDED.includes(character) ? 2 : Number.NaN);

/** Places a text takes in the alphabet of short messages; NaN where it has a letter that is not in it. */
export const gsmLength = (text: string): number => [...text].reduce((sum, character) => sum + cost(character), 0);

/** As people write where each letter counts: á as a, « as ". Letters that are in the alphabet stay. */
export function toGsm(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      if (!Number.isNaN(cost(character))) return character;
      return PLAIN[character] ?? character.normalize('NFD').replace(/\p{Mark}/gu, '');
    })
    .join('');
}

/** Drops words from the end, and says so by three points, until the whole fits. Null where not even one word does. */
function fit(title: string, address: string, length: (text: string) => number, places: number): string | null {
  const words = title.split(/\s+/).filter(Boolean);
  for (let count = words.length; count > 0; count -= 1) {
    const text = count === words.length ? words.join(' ') : `${words.slice(0, count).join(' ').replace(/[\p{Punctuation}\s]+$/u, '')}...`;
    const message = `${text} ${address}`;
    if (length(message) <= places) return message;
  }
  return null;
}

/**
 * A title and its address as one short message: 160 places of the GSM alphabet, or 70 of UTF-16. The address is never cut. Null
 * where the address alone is too long.
 */
export function toShortMessage(title: string, address: string): string | null {
  const text = title.replace(/\s+/g, ' ').trim();
  const utf16 = (message: string): number => message.length;
  const whole = `${text} ${address}`;
  if (gsmLength(whole) <= GSM_PLACES || whole.length <= UCS2_PLACES) return whole;
  const gsm = toGsm(text);
  const latin = !Number.isNaN(gsmLength(gsm));
  const message = latin ? fit(gsm, address, gsmLength, GSM_PLACES) : fit(text, address, utf16, UCS2_PLACES);
  return message ?? (gsmLength(address) <= GSM_PLACES ? address : null);
}
