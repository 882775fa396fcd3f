/** What a role may be given; startup/role-definitions gives them. */
export const actions = [
  { section: 'plugins', displayName: 'See imports and what they did', uid: 'read', pluginName: 'imports' },
  { section: 'plugins', displayName: 'Bring files in, review and run them', uid: 'bring', pluginName: 'imports' },
  { section: 'plugins', displayName: 'Undo imports', uid: 'undo', pluginName: 'imports' },
];

type Action = 'read' | 'bring' | 'undo';

const route = (method: string, path: string, handler: string, action: Action) => ({
  method, path, handler: `imports.${handler}`, config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [`plugin::imports.${action}`] } }] },
});

/** Below /imports, for administrators only. */
export const routes = [
  route('GET', '/list', 'list', 'read'),
  route('POST', '/uploads', 'receive', 'bring'),
  route('GET', '/uploads/:id', 'find', 'read'),
  route('PUT', '/uploads/:id', 'planAgain', 'bring'),
  route('DELETE', '/uploads/:id', 'remove', 'bring'),
  route('GET', '/uploads/:id/rows', 'rows', 'read'),
  route('GET', '/uploads/:id/report', 'report', 'read'),
  route('PUT', '/uploads/:id/decisions', 'decide', 'bring'),
  route('POST', '/uploads/:id/run', 'run', 'bring'),
  route('POST', '/uploads/:id/go-on', 'goOn', 'bring'),
  route('POST', '/uploads/:id/stop', 'stop', 'bring'),
  route('GET', '/runs/:id/undo', 'undoReport', 'read'),
  route('POST', '/runs/:id/look', 'look', 'undo'),
  route('POST', '/runs/:id/undo', 'undo', 'undo'),
];
