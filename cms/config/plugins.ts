export default {
  delivery: { enabled: true, resolve: './src/plugins/delivery' },
  vocabulary: { enabled: true, resolve: './src/plugins/vocabulary' },
};
