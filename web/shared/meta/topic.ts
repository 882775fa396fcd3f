import type { FrontierPage } from '../cms/frontiers';
import type { RegionPage, ThemePage, TopicLink } from '../cms/topics';
import { foreignLanguage } from '../language/notice';
import { type SchemaNode, toNode, toValue } from './json-ld';

const nameOf = (topic: TopicLink): unknown => toValue(topic.name, foreignLanguage(topic, 'name'));

/** A frontier as the page that gathers what is learned about its questions. */
export const toFrontierNode = (frontier: FrontierPage, url: string): SchemaNode =>
  toNode('CollectionPage', {
    '@id': url,
    url,
    name: toValue(frontier.title, foreignLanguage(frontier, 'title')),
    description: toValue(frontier.summary, foreignLanguage(frontier, 'summary')),
    about: frontier.questions.map(({ text }) => toNode('Question', { name: toValue(text, foreignLanguage(frontier, 'questions')) })),
  });

/** A theme as a word of the site's vocabulary, which is the list of themes. */
export const toThemeNode = (theme: ThemePage, url: string, vocabulary: { name: string; url: string }): SchemaNode =>
  toNode('DefinedTerm', {
    '@id': url,
    url,
    name: nameOf(theme),
    description: toValue(theme.description, foreignLanguage(theme, 'description')),
    inDefinedTermSet: toNode('DefinedTermSet', vocabulary),
  });

/** A region as a place, with its parts, and the countries in it by their codes. */
export const toRegionNode = (region: RegionPage, url: string): SchemaNode =>
  toNode('Place', {
    '@id': url,
    url,
    name: nameOf(region),
    description: toValue(region.description, foreignLanguage(region, 'description')),
    containedInPlace: region.broader && toNode('Place', { name: nameOf(region.broader) }),
    containsPlace: [...region.narrower.map((part) => toNode('Place', { name: nameOf(part) })), ...region.countries.map((code) => toNode('Country', { identifier: code }))],
  });
