module.exports = require('../../../dist/src/plugins/import/server').default;
