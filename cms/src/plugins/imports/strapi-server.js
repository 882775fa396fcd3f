module.exports = require('../../../dist/src/plugins/imports/server').default;
