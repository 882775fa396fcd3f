import { expect, it } from 'vitest';
import { linksIn } from './links-in';

it('finds every link that editors write, and none that the CMS makes', () => {
  const entry = {
    documentId: 'a', sourceUrl: 'https://elsewhere.example', summaryHtml: null, bodyHtml: '<p><a href="/one">1</a></p>', body: '[1](/no)',
    blocks: [{ __component: 'block.rich-text', bodyHtml: '<a href="/two">2</a>' }, { __component: 'block.link-list', links: [{ label: 'Three', path: '/three' }, { label: 'None', path: null }] }],
    milestones: [{ title: 'Four', link: '/four' }], linkUrl: '/five', cover: { url: '/uploads/no.jpg' }, countries: ['KE'],
  };
  expect(linksIn([entry, null])).toEqual(['/one', '/two', '/three', '/four', '/five']);
});
