import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** Raw HTML in Markdown is shown as the text it is. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const policy: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 's', 'a', 'br', 'hr', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'title'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // A page has one h1, its title: headings in a text begin one level below it.
  transformTags: { h1: 'h2', h5: 'h4', h6: 'h4' },
};

/** Markdown as the one sanitized HTML that every outlet shows. */
export function renderRichText(source: string): string {
  return sanitizeHtml(markdown.render(source), policy).trim();
}
