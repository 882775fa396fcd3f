import { CARD_HEIGHT, CARD_WIDTH } from '#shared/picture/card-size';
import { formatJsonLd, type SchemaNode, toTrail } from '#shared/meta/json-ld';
import { toOgLocale } from '#shared/meta/og-locale';
import { dublinCoreSchemas, type MetaTag } from '#shared/meta/work';
import { type Section, sections } from '#shared/sections';
import type { Alternate } from './useAlternates';

/** What a page says about itself to browsers, search engines, reference managers and feed readers. */
export interface PageHead {
  title: string;
  description?: string | null;
  alternates: Alternate[];
  /** Error pages and results of a search are no places to send people to. */
  unlisted?: boolean;
  /** What the list is narrowed by, and its feed with it. */
  feed?: Readonly<Record<string, string>>;
  /** What the page is about, as schema.org names it. */
  nodes?: readonly SchemaNode[];
  meta?: readonly MetaTag[];
}

const MAX_DESCRIPTION = 300;

/** The picture of a page stands beside it (`server/outlets/picture`); pages that the site makes itself have that of the front page. */
function pictureOf(href: string, isDrawn: boolean): string {
  const [path = ''] = (isDrawn ? href : href.replace(/(?<=[^/])\/.*$/, '')).split('?');
  return `${path}.png`;
}

/** The section a page stands in, and whether it is one of its entries. */
function placeOf(routeName: string): { section: Section | undefined; isEntry: boolean } {
  const isEntry = routeName.endsWith('-slug');
  const name = isEntry ? routeName.slice(0, -'-slug'.length) : routeName;
  return { section: sections.find((section) => section === name), isEntry };
}

/** As the types of heads know a tag: they do not know that any element has a language. */
interface HeadTag {
  key: string;
  name: string;
  content: string;
  [data: `data-${string}`]: string;
}

/** The types of heads know no such links either. */
const schemaLinks = dublinCoreSchemas as readonly { rel: 'license'; href: string }[];

/** Without a key of its own only the last of several authors would stay. */
const toHeadTag = (tag: MetaTag, index: number): HeadTag => ({ ...(tag as { name: string; content: string }), key: String(index) });

/** Title, description, language, canonical address and the addresses in other languages. The first language is the default one. */
export function usePageHead(head: () => PageHead): void {
  const { t, locale, locales } = useI18n();
  const labels = useLabels();
  const localePath = useLocalePath();
  const absolute = useAbsolute();
  const feedPath = useFeedPath();
  const routeName = String(useRouteBaseName()(useRoute()) ?? 'index');
  const { section, isEntry } = placeOf(routeName);

  const trailOf = ({ title, alternates }: PageHead) => {
    const own = alternates.find(({ current }) => current);
    const steps = [
      { name: t('site.name'), href: localePath({ name: 'index' }) },
      ...(section ? [{ name: labels.section[section], href: localePath({ name: section }) }] : []),
      ...(own && (isEntry || !section) ? [{ name: title, href: own.href }] : []),
    ];
    return toTrail(steps.map(({ name, href }) => ({ name, url: absolute(href) })));
  };

  useHead(() => {
    const page = head();
    const { title, alternates, unlisted, nodes = [], meta = [] } = page;
    // Organizations, and some topics, have no words of their own: what is shown of them has.
    const description = (page.description || (isEntry && section && !unlisted ? t('site.shownOf', { name: title }) : undefined))?.slice(0, MAX_DESCRIPTION);
    const own = alternates.find(({ current }) => current);
    const home = alternates[0];
    const site = t('site.name');
    const isHome = title === site;
    const feed = section && feedPath(section, page.feed);
    return {
      htmlAttrs: { lang: locale.value, dir: locales.value.find(({ code }) => code === locale.value)?.dir ?? 'ltr' },
      title: isHome ? site : t('site.titleOfPage', { page: title, site }),
      meta: [
        ...(description ? [{ name: 'description', content: description }] : []),
        ...(unlisted ? [{ name: 'robots', content: 'noindex, nofollow' }] : []),
        { name: 'color-scheme', content: 'light dark' },
        ...(unlisted || !own
          ? []
          : [
              { property: 'og:title', content: title },
              { property: 'og:type', content: isEntry ? 'article' : 'website' },
              { property: 'og:url', content: absolute(own.href) },
              { property: 'og:site_name', content: site },
              { property: 'og:image', content: absolute(pictureOf(own.href, section !== undefined || routeName === 'index' || routeName === 'slug')) },
              { property: 'og:image:width', content: String(CARD_WIDTH) },
              { property: 'og:image:height', content: String(CARD_HEIGHT) },
              { property: 'og:image:alt', content: isHome ? site : t('site.titleOfPage', { page: title, site }) },
              { name: 'twitter:card', content: 'summary_large_image' },
              ...(description ? [{ property: 'og:description', content: description }] : []),
              // Lists do without: the longest ones have no bytes to spare.
              ...(section && !isEntry ? [] : alternates.toSorted((a, b) => Number(b.current) - Number(a.current)).map(({ code, current }) => ({ property: current ? 'og:locale' : 'og:locale:alternate', content: toOgLocale(code) }))),
            ]),
        ...meta.map(toHeadTag),
      ],
      link: [
        ...(meta.some(({ name }) => name.startsWith('DC.')) ? schemaLinks : []),
        ...(feed ? [{ rel: 'alternate' as const, type: 'application/atom+xml', title: labels.section[section], href: feed }] : []),
        ...(unlisted
          ? []
          : [
              ...(own ? [{ rel: 'canonical' as const, href: absolute(own.href) }] : []),
              ...alternates.map(({ code, href }) => ({ rel: 'alternate' as const, hreflang: code, href: absolute(href) })),
              ...(home ? [{ rel: 'alternate' as const, hreflang: 'x-default', href: absolute(home.href) }] : []),
            ]),
      ],
      script: unlisted ? [] : [{ type: 'application/ld+json', innerHTML: formatJsonLd([...nodes, ...(isHome ? [] : [trailOf(page)])]) }],
    };
  });
}
