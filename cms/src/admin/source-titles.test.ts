import { describe, expect, it } from 'vitest';
import { readTitle, type Get } from './source-titles';

const titles: Record<string, string> = { 'es a': 'Agua', 'es b': 'Bosque', 'fr a': 'Eau' };

/** Answers as the content manager does, and remembers what it was asked. */
function contentManager() {
  const asked: string[] = [];
  const get: Get = async (url) => {
    asked.push(url);
    const query = new URL(url, 'http://cms').searchParams;
    const ids = [...query].filter(([name]) => name.startsWith('filters')).map(([, id]) => id);
    return { data: { results: ids.flatMap((documentId) => titles[`${query.get('locale')} ${documentId}`] ? [{ documentId, title: titles[`${query.get('locale')} ${documentId}`] }] : []) } };
  };
  const title = (locale: string, documentId: string) => readTitle(get, { model: 'api::project.project', field: 'title', locale, documentId });
  return { asked, title };
}

describe('titles of a source language', () => {
  it('are asked for together, one request for each language', async () => {
    const { asked, title } = contentManager();
    expect(await Promise.all([title('es', 'a'), title('es', 'b'), title('fr', 'a'), title('es', 'a')])).toEqual(['Agua', 'Bosque', 'Eau', 'Agua']);
    expect(asked).toHaveLength(2);
    expect(await title('es', 'b')).toBe('Bosque');
    expect(asked).toHaveLength(3);
  });

  it('are empty where there is none', async () => {
    expect(await contentManager().title('es', 'gone')).toBe('');
  });
});
