import type { Section } from '#shared/sections';

/** Sections whose lists say how long they are. */
export type ListSection = Extract<Section, 'groups' | 'projects' | 'opportunities' | 'voices' | 'organizations'>;

/** How many there are, by their own name. */
export function useCount() {
  const { t } = useI18n();
  const names = useNames();
  return (section: ListSection, total: number): string => {
    const n = { n: names.number(total) };
    const counted: Record<ListSection, string> = {
      groups: t('list.count.groups', n, total),
      projects: t('list.count.projects', n, total),
      opportunities: t('list.count.opportunities', n, total),
      voices: t('list.count.voices', n, total),
      organizations: t('list.count.organizations', n, total),
    };
    return counted[section];
  };
}
