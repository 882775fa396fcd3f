import { fold } from '../../../delivery/server/project/fold';
import { countryCodes } from '../../../vocabulary/shared/codes';
import { nearest } from '../formats/nearest';

/** Names of countries in the languages of the site, and what they mean. */
export class Countries {
  private readonly codes = new Map<string, string>();
  private readonly names: string[] = [];

  constructor(locales: readonly string[]) {
    for (const locale of locales) {
      const display = new Intl.DisplayNames(locale, { type: 'region' });
      for (const code of countryCodes()) {
        const name = display.of(code) ?? code;
        this.codes.set(fold(name), code);
        this.names.push(name);
      }
    }
    for (const code of countryCodes()) this.codes.set(fold(code), code);
  }

  /** The ISO 3166-1 alpha-2 code of a code or name, or the nearest name. */
  resolve(text: string): { code: string } | { nearest: string | undefined } {
    const code = this.codes.get(fold(text.trim()));
    return code ? { code } : { nearest: nearest(text, this.names) };
  }
}
