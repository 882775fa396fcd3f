/** What editors may upload: pictures, sound, film and documents. Nothing that a browser or an office program would run. */
const allowedTypes = [
  'image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp', 'audio/*', 'video/*', 'text/plain', 'text/csv', 'application/pdf', 'application/epub+zip',
  'application/vnd.oasis.opendocument.*', 'application/vnd.openxmlformats-officedocument.*',
];

export default {
  delivery: { enabled: true, resolve: './src/plugins/delivery' },
  imports: { enabled: true, resolve: './src/plugins/imports' },
  links: { enabled: true, resolve: './src/plugins/links' },
  search: { enabled: true, resolve: './src/plugins/search' },
  thesaurus: { enabled: true, resolve: './src/plugins/thesaurus' },
  translation: { enabled: true, resolve: './src/plugins/translation' },
  upload: { config: { security: { allowedTypes } } },
  vocabulary: { enabled: true, resolve: './src/plugins/vocabulary' },
};
