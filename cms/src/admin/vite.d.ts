/** What Vite adds to modules, as far as it is used here. Vite itself is a dependency of Strapi, not of this package. */
interface ImportMeta {
  glob<Module>(pattern: string, options: { eager: true; import: 'default' }): Record<string, Module>;
}

declare module '*.svg' {
  const url: string;
  export default url;
}
