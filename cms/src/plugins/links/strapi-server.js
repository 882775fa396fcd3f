module.exports = require('../../../dist/src/plugins/links/server').default;
