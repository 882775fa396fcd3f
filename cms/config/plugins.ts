export default {
  vocabulary: { enabled: true, resolve: './src/plugins/vocabulary' },
};
