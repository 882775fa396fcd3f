/** Makes absolute addresses of the site's own, from its configuration. */
export function useAbsolute(): (href: string) => string {
  const { siteUrl } = useRuntimeConfig().public;
  return (href) => new URL(href, siteUrl).href;
}
