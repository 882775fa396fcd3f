import { escapeXml } from './xml';

/** A text with its language, where that is not the feed's. */
export interface FeedText {
  text: string;
  language: string | undefined;
}

export interface FeedEntry {
  id: string;
  /** Absolute. */
  url: string;
  title: FeedText;
  summary: FeedText | null;
  /** What is to know before one reads it, in the feed's language. */
  note?: string | undefined;
  published: string;
  updated: string;
}

export interface FeedInfo {
  title: string;
  subtitle: string;
  author: string;
  /** Of the page that shows the same list, and of the feed itself. Absolute. */
  url: string;
  selfUrl: string;
  language: string;
  /** The same feed in other languages. */
  alternates: readonly { language: string; url: string }[];
  entries: readonly FeedEntry[];
}

const EPOCH = '1970-01-01T00:00:00.000Z';

const lang = (language: string | undefined): string => (language ? ` xml:lang="${escapeXml(language)}"` : '');

const text = (name: string, { text: value, language }: FeedText): string => `<${name}${lang(language)}>${escapeXml(value)}</${name}>`;

const link = (rel: string, href: string, more = ''): string => `<link rel="${rel}" href="${escapeXml(href)}"${more}/>`;

/** Readers of feeds cut a summary short, so the note comes first. */
const summaryOf = ({ summary, note }: FeedEntry): FeedText | null => (note ? { text: [note, summary?.text].filter(Boolean).join(' '), language: summary?.language } : summary);

function entryOf(entry: FeedEntry): string {
  const { id, url, title, published, updated } = entry;
  const summary = summaryOf(entry);
  return `<entry><id>${escapeXml(id)}</id>${text('title', title)}${link('alternate', url)}<published>${published}</published><updated>${updated}</updated>${summary ? text('summary', summary) : ''}</entry>`;
}

/** What was published after it was last changed was changed by that: no entry is updated before it is published. */
const notBefore = (entry: FeedEntry): FeedEntry => (entry.updated < entry.published ? { ...entry, updated: entry.published } : entry);

/** An Atom feed (RFC 4287). Each text says its language where that is not the feed's. */
export function toAtom({ title, subtitle, author, url, selfUrl, language, alternates, ...info }: FeedInfo): string {
  const entries = info.entries.map(notBefore);
  const updated = entries.map((entry) => entry.updated).sort().at(-1) ?? EPOCH;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${lang(language)}>`,
    `<id>${escapeXml(selfUrl)}</id>`,
    text('title', { text: title, language: undefined }),
    text('subtitle', { text: subtitle, language: undefined }),
    `<author><name>${escapeXml(author)}</name></author>`,
    `<updated>${updated}</updated>`,
    link('self', selfUrl, ' type="application/atom+xml"'),
    link('alternate', url, ` type="text/html" hreflang="${escapeXml(language)}"`),
    ...alternates.map((alternate) => link('alternate', alternate.url, ` type="application/atom+xml" hreflang="${escapeXml(alternate.language)}"`)),
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
