import { HEAD, long, requestOf, type Row } from './row';

const broken = (name: string, bytes: string, status = 400): Row => ({ name, bytes, status, parameter: 'request' });
const get = (target: string, headers = ''): string => requestOf('GET', target, headers);
const refused = (name: string, status: number, bytes: string): Row => ({ name, bytes, status });
const post = (type: string, body: string, headers = ''): string => `${requestOf('POST', '/api/projects', `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n${headers}`)}${body}`;

const JSON_TYPE = 'application/json';

/** Bytes that are no request. */
const framing: readonly Row[] = [
  broken('a request line that is none', 'HELLO\r\n\r\n'),
  broken('a method that is none', requestOf('FETCH', '/api/projects')),
  broken('a method in small letters', requestOf('get', '/api/projects')),
  broken('a space in the address', get('/api/projects? q=a')),
  broken('a NUL in the address', get('/api/pro\0jects')),
  broken('bytes of UTF-8 in the address, not encoded', get('/api/projects?q=ni\xc3\xb1o')),
  broken('bytes of Latin-1 in the address, not encoded', get('/api/projects/ni\xf1o')),
  broken('a header without a name', get('/api/projects', ': x\r\n')),
  broken('a header without a colon', get('/api/projects', 'X\r\n')),
  broken('a space before the colon', get('/api/projects', 'X : a\r\n')),
  broken('a NUL in a header', get('/api/projects', 'X: a\0b\r\n')),
  broken('a header over two lines', get('/api/projects', 'X: a\r\n b\r\n')),
  broken('line ends of half their length', 'GET /api/projects HTTP/1.1\nHost: x\nConnection: close\n\n'),
  broken('a version of HTTP that is none', `GET /api/projects HTTP/9.9\r\n${HEAD}\r\n`),
  broken('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  broken('the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  broken('no host', 'GET /api/projects HTTP/1.1\r\nConnection: close\r\n\r\n'),
  broken('two lengths', get('/api/projects', 'Content-Length: 1\r\nContent-Length: 2\r\n')),
  broken('a length below zero', get('/api/projects', 'Content-Length: -1\r\n')),
  broken('a length and chunks, as smugglers do', requestOf('POST', '/api/projects', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n')),
  broken('chunks that are none', `${requestOf('POST', '/api/projects', `Content-Type: ${JSON_TYPE}\r\nTransfer-Encoding: chunked\r\n`)}zz\r\n`),
  broken('a header too long', get('/api/projects', `X: ${long(70_000)}\r\n`), 431),
  broken('an address too long for HTTP', get(`/api/projects?q=${long(70_000)}`), 431),
  broken('too many headers', get('/api/projects', Array.from({ length: 2_500 }, (_, index) => `a${index}:\r\n`).join('')), 431),
  { name: 'an expectation nobody can meet', bytes: get('/api/projects', 'Expect: 200-maybe\r\n'), status: 417, parameter: 'Expect' },
];

/** Methods that do not read. Writing is Strapi's own, and asks for a token first. */
const methods: readonly Row[] = [
  ...['TRACE', 'PROPFIND', 'PURGE', 'SEARCH', 'QUERY', 'LOCK', 'SOURCE'].map((method) => refused(`the method ${method}`, 405, requestOf(method, '/api/projects'))),
  refused('the method TRACE outside the API', 405, requestOf('TRACE', '/admin')),
  refused('creating without a token', 401, requestOf('POST', '/api/projects')),
  refused('creating with a method in a header', 401, requestOf('POST', '/api/projects', 'X-HTTP-Method-Override: GET\r\n')),
  refused('creating with a token of nonsense', 401, requestOf('POST', '/api/projects', `Authorization: Bearer ${'a'.repeat(2_000)}\r\n`)),
  refused('creating with a token of strange bytes', 401, requestOf('POST', '/api/projects', 'Authorization: Bearer \xff\xfe\r\n')),
  refused('creating with the session of another', 401, requestOf('POST', '/api/projects', 'Cookie: jwtToken=a; koa.sess=b\r\n')),
  refused('changing without a token', 401, requestOf('PUT', '/api/projects/anything')),
  refused('deleting without a token', 401, requestOf('DELETE', '/api/projects/anything')),
  refused('deleting a single type', 401, requestOf('DELETE', '/api/home')),
  refused('changing a list', 405, requestOf('PUT', '/api/projects')),
  refused('deleting a list', 405, requestOf('DELETE', '/api/projects')),
  refused('patching an entry', 405, requestOf('PATCH', '/api/projects/anything')),
  refused('writing to the life sign', 405, requestOf('POST', '/api/live')),
  refused('writing to a type that is none', 405, requestOf('POST', '/api/secrets')),
  refused('registering as a user', 405, requestOf('POST', '/api/auth/local/register')),
  refused('sending mail', 401, requestOf('POST', '/api/email')),
];

/** Bodies of writers without a token. Strapi reads them before it asks who sends them. */
const bodies: readonly Row[] = [
  broken('a body that is not JSON', post(JSON_TYPE, '{"data":')),
  broken('a body of JSON that is no group', post(JSON_TYPE, 'null')),
  broken('a body with __proto__', post(JSON_TYPE, '{"__proto__":{"status":200}}')),
  broken('a form without its boundary', post('multipart/form-data', 'x')),
  broken('a form that ends early', post('multipart/form-data; boundary=a', '--a\r\nnonsense')),
  broken('an upload that ends early', requestOf('POST', '/api/upload', 'Content-Type: multipart/form-data; boundary=a\r\nContent-Length: 8\r\n') + '--a\r\nabc'),
  broken('compressed nonsense', post(JSON_TYPE, 'abc', 'Content-Encoding: gzip\r\n')),
  refused('a compression nobody knows', 415, post(JSON_TYPE, 'abc', 'Content-Encoding: zip\r\n')),
  refused('a body too large', 413, post(JSON_TYPE, `{"data":"${long(1_200_000)}"}`)),
  refused('a body of brackets', 401, post(JSON_TYPE, `{"data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)),
  refused('a form with brackets', 401, post('application/x-www-form-urlencoded', `a${'[b]'.repeat(1_000)}=1&a=2&%`)),
  refused('a body of a type nobody reads', 401, post('text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')),
];

export const wire: readonly Row[] = [...framing, ...methods, ...bodies];
