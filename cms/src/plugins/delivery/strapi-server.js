module.exports = require('../../../dist/src/plugins/delivery/server').default;
