import { describe, expect, it } from 'vitest';
import { refusalOf, toOriginForm } from './refusal';

describe('a request target', () => {
  it.each([
    ['/api/projects?q=a', '/api/projects?q=a'],
    ['http://cms.example/api/projects?q=a', '/api/projects?q=a'],
    ['HTTPS://cms.example:8443', '/'],
    ['http://cms.example?q=a', '/?q=a'],
    ['http://[/api', '/api'],
    ['ftp://cms.example/api', null],
    ['cms.example:443', null],
    ['*', null],
  ])('%s asks for %s', (target, address) => {
    expect(toOriginForm(target)).toBe(address);
  });
});

describe('a request', () => {
  const inOrder = { method: 'GET', url: '/api', headers: { host: 'cms.example' }, httpVersion: '1.1' };

  it.each([
    ['in order', {}, undefined],
    ['of the oldest form, without a host', { headers: {}, httpVersion: '1.0' }, undefined],
    ['about the server itself', { method: 'OPTIONS', url: '*' }, undefined],
    ['without a host', { headers: {} }, 400],
    ['without an address', { url: '*' }, 400],
    ['with a method nobody knows', { method: 'TRACE' }, 405],
  ])('%s is answered %s', (_name, change, status) => {
    expect(refusalOf({ ...inOrder, ...change })?.status).toBe(status);
  });
});
