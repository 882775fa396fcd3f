import { execFileSync } from 'node:child_process';
import type { LookupAddress } from 'node:dns';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answering, type Peer, startPeer, startTlsPeer } from '../../../../../test/links/peer';
import { createProbe, type ProbeOptions } from './probe';

const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };

/** The site of somebody else, by path. */
const site: Record<string, Answering> = {
  '/robots.txt': (_request, response) => void response.writeHead(404).end(),
  '/works': (_request, response) => void response.end('here'),
  '/gone': (_request, response) => void response.writeHead(410).end(),
  '/missing': (_request, response) => void response.writeHead(404).end(),
  '/members': (_request, response) => void response.writeHead(403).end(),
  '/busy': (_request, response) => void response.writeHead(429, { 'Retry-After': '3600' }).end(),
  '/gone-and-busy': (_request, response) => void response.writeHead(404, { 'Retry-After': '86400' }).end(),
  '/down': (_request, response) => void response.writeHead(503).end(),
  '/no-head': ({ method }, response) => void response.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/head-lies': ({ method }, response) => void response.writeHead(method === 'HEAD' ? 404 : 200).end(),
  '/head-hangs-up': ({ method, socket }, response) => void (method === 'HEAD' ? socket.destroy() : response.end('here')),
  '/hangs-up': ({ socket }) => void socket.destroy(),
  '/silent': () => {},
  '/slow-body': ({ method }, response) => void (method === 'HEAD' ? response.writeHead(405).end() : response.write('a'.repeat(100))),
  '/head-hangs': ({ method }, response) => void (method === 'GET' && response.end('here')),
  '/endless-head': ({ method, socket }, response) => {
    if (method === 'HEAD') return void response.writeHead(501).end();
    response.writeHead(200);
    const timer = setInterval(() => response.write('a'.repeat(1_000_000)), 1);
    socket.on('close', () => clearInterval(timer));
  },
  '/moved': (_request, response) => void response.writeHead(301, { Location: '/moved-again' }).end(),
  '/moved-again': (_request, response) => void response.writeHead(308, { Location: '/works' }).end(),
  '/login-wall': (_request, response) => void response.writeHead(302, { Location: '/works' }).end(),
  '/moved-then-elsewhere': (_request, response) => void response.writeHead(301, { Location: '/login-wall' }).end(),
  '/moved-to-gone': (_request, response) => void response.writeHead(301, { Location: '/gone' }).end(),
  '/nowhere': (_request, response) => void response.writeHead(302).end(),
  '/loop': (_request, response) => void response.writeHead(302, { Location: '/loop' }).end(),
};

describe('a check', () => {
  let peer: Peer;
  let stop: AbortController;
  const names = new Map<string, LookupAddress[]>();
  const answering: Answering = (request, response) => {
    const [, hop] = /^\/hop-(\d+)$/.exec(request.url ?? '') ?? [];
    if (hop !== undefined) return void (hop === '0' ? response.end() : response.writeHead(302, { Location: `/hop-${Number(hop) - 1}` }).end());
    (site[request.url ?? ''] ?? site['/missing'])?.(request, response);
  };

  beforeEach(async () => {
    peer = await startPeer(answering);
    stop = new AbortController();
    names.clear();
    names.set('example.test', [LOOPBACK]);
  });
  afterEach(() => peer.close());

  const probe = (more: Partial<ProbeOptions> = {}) =>
    createProbe({
      robot: 'LearningAgendaLinkCheck', siteUrl: 'https://agenda.example', policy: { ports: new Set([peer.port]), exempt: new Set(['127.0.0.1']) },
      resolve: async (name) => names.get(name) ?? Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' })),
      timeoutMs: 1_500, gapMs: 0, sleep: async () => {}, now: () => Date.now(), signal: stop.signal, ...more,
    });
  const at = (path: string, host = 'example.test') => `http://${host}:${peer.port}${path}`;
  const check = async (path: string) => probe().check(at(path));
  const asked = () => peer.hits.filter(({ path }) => path !== '/robots.txt').map(({ method, path }) => `${method} ${path}`);

  it.each([
    ['/works', { status: 'working', code: 200, movedTo: null }, ['HEAD /works']],
    ['/gone', { status: 'gone', code: 410 }, ['HEAD /gone']],
    ['/missing', { status: 'gone', code: 404 }, ['HEAD /missing', 'GET /missing']],
    ['/members', { status: 'refused', code: 403 }, ['HEAD /members', 'GET /members']],
    ['/down', { status: 'unreachable', code: 503 }, ['HEAD /down']],
    ['/no-head', { status: 'working', code: 200 }, ['HEAD /no-head', 'GET /no-head']],
    ['/head-lies', { status: 'working', code: 200 }, ['HEAD /head-lies', 'GET /head-lies']],
    ['/head-hangs-up', { status: 'working', code: 200 }, ['HEAD /head-hangs-up', 'GET /head-hangs-up']],
    ['/head-hangs', { status: 'working', code: 200 }, ['HEAD /head-hangs', 'GET /head-hangs']],
    ['/hangs-up', { status: 'unreachable', reason: 'connection' }, ['HEAD /hangs-up', 'GET /hangs-up']],
    ['/silent', { status: 'unreachable', reason: 'timeout', code: null }, ['HEAD /silent', 'GET /silent']],
    ['/login-wall', { status: 'working', movedTo: null }, ['HEAD /login-wall', 'HEAD /works']],
    ['/moved-to-gone', { status: 'gone', code: 410 }, ['HEAD /moved-to-gone', 'HEAD /gone']],
    ['/nowhere', { status: 'unreachable', code: 302 }, ['HEAD /nowhere']],
    ['/hop-5', { status: 'working' }, ['HEAD /hop-5', 'HEAD /hop-4', 'HEAD /hop-3', 'HEAD /hop-2', 'HEAD /hop-1', 'HEAD /hop-0']],
    ['/hop-6', { status: 'unchecked', reason: 'redirects' }, ['HEAD /hop-6', 'HEAD /hop-5', 'HEAD /hop-4', 'HEAD /hop-3', 'HEAD /hop-2', 'HEAD /hop-1']],
    ['/loop', { status: 'unchecked', reason: 'redirects' }, Array(6).fill('HEAD /loop')],
  ])('of %s finds %j', async (path, outcome, requests) => {
    expect(await check(path)).toMatchObject(outcome);
    expect(asked()).toEqual(requests);
  });

  it('names where permanent redirects lead, up to the first that is for now only', async () => {
    expect(await check('/moved')).toMatchObject({ status: 'moved', movedTo: at('/works'), code: 200 });
    expect(await check('/moved-then-elsewhere')).toMatchObject({ status: 'moved', movedTo: at('/login-wall') });
  });

  it('says who asks', async () => {
    await check('/works');
    expect(new Set(peer.hits.map(({ userAgent }) => userAgent))).toEqual(new Set(['LearningAgendaLinkCheck/1.0 (+https://agenda.example/)']));
  });

  it('reads no body, not even one without end', async () => {
    expect(await check('/endless-head')).toMatchObject({ status: 'working' });
    expect(await check('/slow-body')).toMatchObject({ status: 'working' });
  });

  it('remembers until when a host wants to be left alone', async () => {
    const own = probe();
    const { status, retryAt } = await own.check(at('/busy'));
    expect(status).toBe('refused');
    expect(Math.round(((retryAt ?? 0) - Date.now()) / 60_000)).toBe(60);
    expect(Math.round(own.turns.waitFor('example.test') / 60_000)).toBe(60);
  });

  it('waits for no host that wants to be left alone for a day, neither for its GET nor where a redirect leads there', async () => {
    names.set('busy.test', [LOOPBACK]);
    site['/to-busy'] = (_request, response) => void response.writeHead(302, { Location: at('/works', 'busy.test') }).end();
    const slept: number[] = [];
    const own = probe({ sleep: async (ms) => void slept.push(ms) });
    expect(await own.check(at('/gone-and-busy', 'busy.test'))).toMatchObject({ status: 'gone', code: 404 });
    expect(await own.check(at('/to-busy'))).toMatchObject({ status: 'unchecked', reason: 'held', retryAt: expect.closeTo(Date.now() + 86_400_000, -5) as unknown });
    expect(asked()).toEqual(['HEAD /gone-and-busy', 'HEAD /to-busy']);
    expect(slept).toEqual([]);
  });

  it('of a name that is nobody’s, or of a port where nobody listens, finds nothing', async () => {
    expect(await probe().check(at('/works', 'nobody.test'))).toMatchObject({ status: 'unreachable', reason: 'dns' });
    const { port } = peer;
    await peer.close();
    expect(await probe().check(`http://example.test:${port}/works`)).toMatchObject({ status: 'unreachable', reason: 'connection' });
    peer = await startPeer(answering);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.test', '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const secure = await startTlsPeer(answering, { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
    const policy = { ports: new Set([secure.port]), exempt: new Set(['127.0.0.1']) };
    expect(await probe({ policy }).check(`https://example.test:${secure.port}/works`)).toMatchObject({ status: 'unreachable', reason: 'certificate' });
    expect(secure.hits).toEqual([]);
    await secure.close();
    rmSync(folder, { recursive: true });
  });

  it('ends when the CMS stops', async () => {
    const running = probe({ timeoutMs: 60_000 }).check(at('/silent'));
    setTimeout(() => stop.abort(new Error('stopped')), 50);
    await expect(running).rejects.toThrow('stopped');
  });

  describe('with a robots.txt', () => {
    const robots = site['/robots.txt'] as Answering;
    const says = (text: string, status = 200) => (site['/robots.txt'] = (_request, response) => void response.writeHead(status).end(text));
    afterEach(() => void (site['/robots.txt'] = robots));

    it('asks for it once, before anything else', async () => {
      const own = probe();
      await own.check(at('/works'));
      await own.check(at('/gone'));
      expect(peer.hits.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /robots.txt', 'HEAD /works', 'HEAD /gone']);
    });

    it('asks for nothing that it forbids, also where a redirect leads there', async () => {
      says('User-agent: *\nDisallow: /works');
      expect(await check('/works')).toMatchObject({ status: 'unchecked', reason: 'robots' });
      expect(await check('/login-wall')).toMatchObject({ status: 'unchecked', reason: 'robots' });
      expect(asked()).toEqual(['HEAD /login-wall']);
    });

    it('asks for nothing where it cannot be read', async () => {
      says('', 500);
      expect(await check('/works')).toMatchObject({ status: 'unchecked', reason: 'robots-unavailable' });
      expect(asked()).toEqual([]);
    });

    it('makes the pauses that it asks for', async () => {
      says('User-agent: *\nCrawl-delay: 60');
      const pauses: number[] = [];
      await probe({ gapMs: 5_000, sleep: async (ms) => void pauses.push(Math.round(ms / 1_000)) }).check(at('/login-wall'));
      expect(pauses).toEqual([5, 60]);
    });

    it('reads no more of it than half a megabyte', async () => {
      says(`${'#'.repeat(600 * 1024)}\nUser-agent: *\nDisallow: /`);
      expect(await check('/works')).toMatchObject({ status: 'working' });
    });
  });

  describe('never goes inside', () => {
    const inside: LookupAddress[][] = [
      ...['127.0.0.1', '127.0.0.53', '10.0.0.5', '172.20.1.1', '192.168.0.10', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '168.63.129.16', '198.18.0.1'].map((address) => [{ address, family: 4 }]),
      ...['::1', '::', '::ffff:127.0.0.1', '::ffff:169.254.169.254', 'fe80::1', 'fd00:ec2::254', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1'].map((address) => [{ address, family: 6 }]),
      [{ address: '93.184.216.34', family: 4 }, { address: '10.0.0.5', family: 4 }],
      [{ address: '2606:4700::1111', family: 6 }, { address: '127.0.0.1', family: 4 }],
    ];
    const strict = () => probe({ policy: { ports: new Set([peer.port]), exempt: new Set() } });

    it.each(inside.map((addresses) => [addresses.map(({ address }) => address).join(' and '), addresses] as const))('by a name that resolves to %s', async (_text, addresses) => {
      names.set('hostile.test', addresses);
      expect(await strict().check(at('/works', 'hostile.test'))).toMatchObject({ status: 'unchecked', reason: 'private-address' });
      expect(peer.connections).toBe(0);
    });

    it.each(['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '[::ffff:127.0.0.1]', '[::1]'])('by an address spelt %s', async (host) => {
      expect(await strict().check(at('/works', host))).toMatchObject({ status: 'unchecked', reason: 'private-address' });
      expect(peer.connections).toBe(0);
    });

    it('by a redirect', async () => {
      // A second server inside, at an address that is not the exempt one.
      const secret = await startPeer((_request, response) => void response.end('secret'), '127.0.0.2');
      const policy = { ports: new Set([peer.port, secret.port]), exempt: new Set(['127.0.0.1']) };
      names.set('rebound.test', [{ address: '127.0.0.2', family: 4 }]);
      const targets = [`http://127.0.0.2:${secret.port}/`, `//127.0.0.2:${secret.port}/`, `http://2130706434:${secret.port}/`, `http://rebound.test:${secret.port}/`, `http://[::ffff:127.0.0.2]:${secret.port}/`];
      for (const location of targets) {
        site['/to-inside'] = (_request, response) => void response.writeHead(301, { Location: location }).end();
        expect([location, await probe({ policy }).check(at('/to-inside'))]).toMatchObject([location, { status: 'unchecked', reason: 'private-address' }]);
      }
      for (const [location, reason] of [['file:///etc/passwd', 'scheme'], ['http://a:b@example.test/', 'credentials'], ['http://example.test:22/', 'port']]) {
        site['/to-inside'] = (_request, response) => void response.writeHead(302, { Location: location }).end();
        expect(await probe({ policy }).check(at('/to-inside'))).toMatchObject({ status: 'unchecked', reason });
      }
      expect(secret.connections).toBe(0);
      await secret.close();
    });

    it('by the redirect of a robots.txt', async () => {
      const secret = await startPeer((_request, response) => void response.end('secret'), '127.0.0.2');
      const robots = site['/robots.txt'] as Answering;
      site['/robots.txt'] = (_request, response) => void response.writeHead(301, { Location: `http://127.0.0.2:${secret.port}/robots.txt` }).end();
      const policy = { ports: new Set([peer.port, secret.port]), exempt: new Set(['127.0.0.1']) };
      expect(await probe({ policy }).check(at('/works'))).toMatchObject({ status: 'unchecked', reason: 'private-address' });
      expect([secret.connections, asked()]).toEqual([0, []]);
      site['/robots.txt'] = robots;
      await secret.close();
    });

    it('by a name that answers otherwise the second time', async () => {
      let looks = 0;
      const resolve = async (): Promise<LookupAddress[]> => [{ address: (looks += 1) === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
      const secret = await startPeer((_request, response) => void response.end('secret'), '127.0.0.2');
      const policy = { ports: new Set([secret.port, peer.port]), exempt: new Set(['127.0.0.1']) };
      // The first look-up, for robots.txt, is harmless; the second, for the page, is judged on its own.
      expect(await probe({ resolve, policy }).check(at('/works'))).toMatchObject({ status: 'unchecked', reason: 'private-address' });
      expect([looks, secret.connections]).toEqual([2, 0]);
      await secret.close();
    });
  });
});
