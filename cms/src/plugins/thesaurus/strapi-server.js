module.exports = require('../../../dist/src/plugins/thesaurus/server').default;
