import { sections } from '#shared/sections';

const isSection = (segment: string): segment is (typeof sections)[number] => sections.some((section) => section === segment);

/**
 * Where a path in the content leads: editors write paths of the site without language, with English words (`/projects`).
 * Addresses elsewhere, and places on a page, stay as they are.
 */
export function useContentPath(): (path: string) => string {
  const localePath = useLocalePath();
  return (path) => {
    if (!path.startsWith('/') || path.startsWith('//')) return path;
    const [pathname = '/', query] = path.split('?');
    const [section = '', slug] = pathname.split('/').filter((segment) => segment !== '');
    const search = query ? `?${query}` : '';
    if (section === '') return localePath({ name: 'index' }) + search;
    if (!isSection(section)) return localePath({ name: 'slug', params: { slug: section } }) + search;
    return localePath(slug ? { name: `${section}-slug`, params: { slug } } : { name: section }) + search;
  };
}
