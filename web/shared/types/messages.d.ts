/** The message files, as nuxt.config.ts hands them to the server. */
declare module '#messages' {
  const messages: Readonly<Record<string, typeof import('../../i18n/locales/en.json') | undefined>>;
  export default messages;
}
