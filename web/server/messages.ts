import all from '#messages';

/** The messages of the site, as their file holds them. A key that is not there does not compile. */
export type Messages = NonNullable<(typeof all)[string]>;

export function messagesOf(locale: string): Messages {
  const messages = all[locale];
  if (!messages) throw new Error(`There are no messages in ${locale}.`);
  return messages;
}

/** Puts values in the place of `{name}`. Messages with plural forms are not for here. */
export const fill = (message: string, values: Readonly<Record<string, string>>): string => message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
