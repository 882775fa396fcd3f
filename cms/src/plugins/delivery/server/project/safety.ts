import type { Attribute, TypeModel } from './model';
import type { ProjectionContext, SourceConsent, SourceDocument, SourceLink } from './source';

/** Whether a consent allows the public site at this moment. */
export function consentIsValid(consent: SourceConsent | null, now: Date): boolean {
  if (!consent || consent.scope !== 'site') return false;
  const passed = (moment: string | null) => moment !== null && new Date(moment) <= now;
  return !passed(consent.expiresAt) && !passed(consent.withdrawnAt);
}

/** The next moment at which time alone changes what a consent allows, or null. */
export function consentChangesAt(consent: SourceConsent | null | undefined, now: Date): string | null {
  const moments = [consent?.expiresAt, consent?.withdrawnAt].filter((moment): moment is string => typeof moment === 'string' && new Date(moment) > now);
  return moments.sort()[0] ?? null;
}

/** Whether a document may have a public record at all. */
export function isPublic(document: SourceDocument, now: Date): boolean {
  if (document.versions.size === 0) return false;
  if (document.safety?.visibility === 'withheld') return false;
  return document.consent === undefined || consentIsValid(document.consent, now);
}

/** The attributes of a document that safety keeps back. A slug tells the words it is made from, and a description its picture: they go with them. */
export function redactedAttributes(type: TypeModel, document: SourceDocument): ReadonlySet<Attribute> {
  const withheld = new Set(document.safety?.withheldFields ?? []);
  const generalised = document.safety?.visibility === 'generalised';
  const names = ({ name, publicName, slugOf, describes }: Attribute) => [name, publicName, slugOf, describes].filter((known) => known !== undefined);
  return new Set(type.attributes.filter((attribute) => (generalised && attribute.locates) || names(attribute).some((name) => withheld.has(name))));
}

const countriesOf = (document: SourceDocument): string[] => {
  const shared = [...document.versions.values()][0]?.values ?? {};
  return [shared.countries, shared.country].flat().filter((code): code is string => typeof code === 'string');
};

/** The public links of a document: none of a redacted field; a generalised document names its region where it hides its country. */
export function publicLinks(type: TypeModel, document: SourceDocument, context: ProjectionContext): SourceLink[] {
  const redacted = redactedAttributes(type, document);
  const shown = type.attributes.filter((attribute) => attribute.kind === 'relation' && !redacted.has(attribute));
  const links = document.links.filter((link) => shown.some((attribute) => attribute.name === link.field));
  const region = shown.find((attribute) => attribute.target === 'region');
  if (document.safety?.visibility !== 'generalised' || !region || links.some((link) => link.field === region.name)) return links;
  const regions = [...new Set(countriesOf(document).flatMap((code) => context.regionsOfCountry.get(code) ?? []))].sort();
  const derived = regions.map((targetId) => ({ field: region.name, targetType: 'region', targetId }));
  return [...links, ...(region.multiple ? derived : derived.slice(0, 1))];
}
