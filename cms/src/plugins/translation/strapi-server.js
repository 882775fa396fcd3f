module.exports = require('../../../dist/src/plugins/translation/server').default;
