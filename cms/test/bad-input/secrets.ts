import type { Core } from '@strapi/strapi';
import { createPreviewToken } from '../../src/plugins/delivery/server/http/preview-token';
import type { Search } from '../../src/plugins/search/server/search';
import { deliveryOf, publish, publishAgain, saveDraft } from '../delivery/content';

const PROJECT = 'api::project.project';
const TESTIMONIAL = 'api::testimonial.testimonial';

/** Documents with something to guess at, by id, and the words that are hidden in them. */
export interface Secrets {
  word: string;
  /** A word that nothing public has. */
  silent: string;
  /** Of a project that was public for a while, with that word in its title. */
  silenced: string;
  note: string;
  /** Shown, but for its summary, its country and its organizations. */
  open: string;
  /** Shown, and both without their summaries, which differ. */
  first: string;
  second: string;
  withheld: string;
  /** Shown once, and withheld since. */
  once: string;
  draft: string;
  /** Published, and changed since, in English and French. */
  changed: string;
  /** Published, and its French withdrawn. */
  spoken: string;
  withheldWork: string;
  withheldOrganization: string;
  /** Generalised, with a country and an organization. */
  voice: string;
  expired: string;
  /** Lets see the draft. */
  token: string;
  /** Let see nothing. */
  tokens: Record<string, string>;
}

const MINUTE = 60_000;

function forgeTokens(strapi: Core.Strapi, draft: string, other: string): { token: string; tokens: Record<string, string> } {
  const delivery = deliveryOf(strapi);
  const token = delivery.previewToken(PROJECT, draft);
  const [payload = '', signature = ''] = token.split('.');
  const { now } = delivery.clock;
  delivery.clock.now = () => new Date(Date.now() - 16 * MINUTE);
  const over = delivery.previewToken(PROJECT, draft);
  delivery.clock.now = now;
  const readable = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    token,
    tokens: {
      nothing: '', word: 'a', dot: '.', dots: '...', over, long: 'x'.repeat(5_000), proto: '__proto__.constructor',
      unsigned: `${payload}.`, 'signed twice': `${token}.${signature}`, 'signed in other letters': `${payload}.${signature.toLowerCase()}`, 'with something after': `${token}!`,
      'by somebody else': createPreviewToken({ type: 'project', documentId: draft, expiresAt: Date.now() + MINUTE }, 'guessed'),
      'by nobody': createPreviewToken({ type: 'project', documentId: draft, expiresAt: Date.now() + MINUTE }, ''),
      'for ever': `${readable(['project', draft, 9e15])}.${signature}`, 'of another form': `${readable({ type: 'project' })}.${signature}`, 'not JSON': `e30.${signature}`,
      'for another entry': delivery.previewToken(PROJECT, other), 'for another type': delivery.previewToken('api::resource.resource', draft), 'for no type': delivery.previewToken('admin::user', draft),
    },
  };
}

/** Everything that is hidden in some way, around a word that nothing public has. What was public once has been in the search index. */
async function silence(strapi: Core.Strapi, word: string): Promise<string> {
  const safety = { visibility: 'withheld' };
  await publish(strapi, PROJECT, { title: `Withheld ${word}`, safety });
  await publish(strapi, PROJECT, { title: 'Quiet', summary: word, safety: { visibility: 'public', withheldFields: ['summary'] } });
  await strapi.documents('api::organization.organization').create({ data: { name: `Hidden ${word}`, aliases: [word], safety } as never });
  await publish(strapi, TESTIMONIAL, { quote: `Expired ${word}`, consent: { scope: 'site', expiresAt: '2020-01-01T00:00:00Z' } });
  await publish(strapi, 'api::resource.resource', { title: `Work ${word}`, license: word, year: 1987, safety });
  await strapi.documents(PROJECT).create({ data: { title: `Draft ${word}` } as never, locale: 'en' });
  const silenced = await publish(strapi, PROJECT, { title: `Once ${word}`, startDate: '1987' });
  const spoken = await publish(strapi, PROJECT, { title: 'Spoken openly' });
  await publishAgain(strapi, PROJECT, spoken, { title: `Parole ${word}` }, 'fr');
  const { feed } = strapi.plugin('search').service<Search>('search');
  await deliveryOf(strapi).refresh();
  if (!(await feed.reach(deliveryOf(strapi).changes.number, 10_000))) throw new Error('The search index has not caught up.');
  await publishAgain(strapi, PROJECT, silenced, { safety });
  await strapi.documents(PROJECT).unpublish({ documentId: spoken, locale: 'fr' });
  return silenced;
}

export async function hideSecrets(strapi: Core.Strapi): Promise<Secrets> {
  const word = 'zebrafinch';
  const silent = 'kookaburra';
  const silenced = await silence(strapi, silent);
  const note = 'greenheron';
  const safety = { visibility: 'public', privateNote: note };
  const consent = { scope: 'site', privateNote: note };
  const organization = (await strapi.documents('api::organization.organization').create({ data: { name: `Org ${word}`, country: 'KE' } })).documentId;
  const withheldOrganization = (await strapi.documents('api::organization.organization').create({ data: { name: `Hidden ${word}`, safety: { visibility: 'withheld' } } as never })).documentId;
  const withheldWork = await publish(strapi, 'api::resource.resource', { title: `Work ${word}`, year: 1987, safety: { visibility: 'withheld' } });

  const open = await publish(strapi, PROJECT, { title: 'Open', summary: `A ${word}`, countries: ['KE'], organizations: [organization], outputs: [withheldWork], safety: { ...safety, visibility: 'generalised', withheldFields: ['summary'] } });
  const [first, second] = [
    await publish(strapi, PROJECT, { title: 'First', summary: `${word} a`, organizations: [withheldOrganization], safety: { ...safety, withheldFields: ['summary'] } }),
    await publish(strapi, PROJECT, { title: 'Second', summary: `${word} b`, safety: { ...safety, withheldFields: ['summary'] } }),
  ];
  const withheld = await publish(strapi, PROJECT, { title: `Withheld ${word}`, startDate: '1987', outputs: [withheldWork], safety: { ...safety, visibility: 'withheld' } });
  const once = await publish(strapi, PROJECT, { title: `Once ${word}` });
  await publishAgain(strapi, PROJECT, once, { safety: { visibility: 'withheld' } });
  const draft = (await strapi.documents(PROJECT).create({ data: { title: `Draft ${word}`, safety } as never, locale: 'en' })).documentId;
  const changed = await publish(strapi, PROJECT, { title: 'Changed' });
  await saveDraft(strapi, PROJECT, changed, { title: `Changing ${word}` });
  await saveDraft(strapi, PROJECT, changed, { title: `Brouillon ${word}` }, 'fr');
  const spoken = await publish(strapi, PROJECT, { title: 'Spoken' });
  await publishAgain(strapi, PROJECT, spoken, { title: `Parole ${word}`, summary: word }, 'fr');
  await strapi.documents(PROJECT).unpublish({ documentId: spoken, locale: 'fr' });

  const voice = await publish(strapi, TESTIMONIAL, { quote: 'Shown', country: 'KE', organization, consent, safety: { ...safety, visibility: 'generalised' } });
  await publish(strapi, TESTIMONIAL, { quote: 'Also shown', country: 'CL', consent, safety: { ...safety, visibility: 'generalised' } });
  const expired = await publish(strapi, TESTIMONIAL, { quote: `Expired ${word}`, consent: { ...consent, expiresAt: '2020-01-01T00:00:00Z' } });
  await publish(strapi, TESTIMONIAL, { quote: `Withdrawn ${word}`, consent: { ...consent, withdrawnAt: '2020-01-01T00:00:00Z' } });
  await publish(strapi, TESTIMONIAL, { quote: `Among us ${word}`, consent: { ...consent, scope: 'network' } });
  await publish(strapi, TESTIMONIAL, { quote: `Unasked ${word}` });
  await strapi.service('admin::user').create({ email: `${word}@example.org`, firstname: word, password: 'Correct-horse-1', isActive: true, registrationToken: null, roles: [] });

  return { word, silent, silenced, note, open, first, second, withheld, once, draft, changed, spoken, withheldWork, withheldOrganization, voice, expired, ...forgeTokens(strapi, draft, changed) };
}
