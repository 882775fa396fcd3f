import type { Section } from '#shared/sections';

/** Gives the address of a list's feed, narrowed as the list is by its query. */
export function useFeedPath(): (section: Section, query?: Readonly<Record<string, string>>) => string {
  const localePath = useLocalePath();
  return (section, query) => {
    const text = new URLSearchParams(query).toString();
    return `${localePath({ name: section })}.atom${text && `?${text}`}`;
  };
}
