import type { ComputedRef, InjectionKey } from 'vue';
import type { Alternate } from './useAlternates';

const KEY: InjectionKey<ComputedRef<Alternate[]>> = Symbol('the same page in every language');

/** For the layout: what it was told of the page's addresses is known to all that stands in it. */
export const provideVersions = (alternates: ComputedRef<Alternate[]>): void => provide(KEY, alternates);

/** The same page in each of some other languages. */
export function useVersions(): (languages: readonly string[]) => Alternate[] {
  const alternates = inject(KEY, null);
  return (languages) => (alternates?.value ?? []).filter(({ code, current }) => !current && languages.includes(code));
}
