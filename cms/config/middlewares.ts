// Without strapi::logger: it would write every address with its query, and so what people search for.
export default [
  'strapi::errors',
  'global::callers-faults',
  'global::inert-uploads',
  'global::file-access',
  'global::editor-pass',
  'strapi::security',
  { name: 'strapi::cors', config: { origin: [] } },
  { name: 'strapi::poweredBy', config: { poweredBy: '' } },
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
