import { listFrontiers } from '#shared/cms/frontiers';
import { listNextOpportunities } from '#shared/cms/opportunities';
import { listNewResources } from '#shared/cms/resources';
import { readHome } from '#shared/cms/site';
import { listVoices } from '#shared/cms/testimonials';

/** Everything the front page shows. */
export async function useHome() {
  const preview = usePreview()?.token;
  const links = useContentLinks();
  const { linked, ...shown } = await useCmsData('home', async (cms, locale) => {
    const [home, frontiers, voices, resources, opportunities] = await Promise.all([
      readHome(cms, { locale, preview }),
      listFrontiers(cms, { locale }),
      listVoices(cms, { locale, pageSize: 3 }),
      listNewResources(cms, { locale, pageSize: 4 }),
      listNextOpportunities(cms, { locale, pageSize: 3, now: cms.clock.today() }),
    ]);
    const linked = await links.find(cms, locale, home);
    return { home, linked, frontiers: frontiers.entries, voices: voices.entries, resources: resources.entries, opportunities: opportunities.entries };
  });
  return { ...shown, linkTo: links.leading(linked) };
}
