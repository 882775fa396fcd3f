module.exports = require('../../../dist/src/plugins/vocabulary/server').default;
