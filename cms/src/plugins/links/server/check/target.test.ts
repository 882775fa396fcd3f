import { describe, expect, it } from 'vitest';
import { PUBLIC_INTERNET, readTarget, RefusedTarget } from './target';

function refusal(text: string, base?: URL): string | undefined {
  try {
    readTarget(text, PUBLIC_INTERNET, base);
    return undefined;
  } catch (error) {
    return error instanceof RefusedTarget ? error.reason : String(error);
  }
}

/** One address, 127.0.0.1 or another inside, in every spelling a URL may give it. */
const SPELLINGS = [
  'http://127.0.0.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0x7f.0.0.1/', 'http://0177.0.0.1/', 'http://017700000001/', 'http://127.1/', 'http://127.0.1/',
  'http://0/', 'http://127.0.0.1./', 'http://１２７.０.０.１/', 'http://127。0。0。1/', 'http://%31%32%37.0.0.1/', 'http:\\\\127.0.0.1\\', 'http:127.0.0.1', 'http://127.0.0.1:80/',
  'http://[::1]/', 'http://[0:0:0:0:0:0:0:1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[::127.0.0.1]/', 'http://[64:ff9b::127.0.0.1]/', 'http://[fe80::1]/',
  'http://[fd00:ec2::254]/latest/meta-data/', 'http://169.254.169.254/latest/meta-data/', 'http://2852039166/', 'http://0xa9fea9fe/', 'http://168.63.129.16/', 'http://10.1/', 'http://192.168.257/',
];

describe('a target', () => {
  it.each(SPELLINGS)('is not inside, spelt %s', (text) => {
    expect(refusal(text)).toBe('private-address');
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org/', 'javascript:alert(1)', 'data:text/plain,a', 'mailto:a@example.org', 'ws://example.org/'])('is not of another scheme: %s', (text) => {
    expect(refusal(text)).toBe('scheme');
  });

  it.each(['http://example.org:8080/', 'https://example.org:22/', 'http://example.org:6379/', 'http://example.org:0/', 'http://example.org:5432/'])('has no port but those of the web: %s', (text) => {
    expect(refusal(text)).toBe('port');
  });

  it('carries no name and no password', () => {
    expect(['https://ana@example.org/', 'https://ana:secret@example.org/', 'https://:secret@example.org/'].map((text) => refusal(text))).toEqual(['credentials', 'credentials', 'credentials']);
  });

  it('is an address at all', () => {
    expect(['', 'guide.pdf', 'http://', 'http://exa mple.org/', 'http://256.1.1.1/', 'http://[::g]/'].map((text) => refusal(text))).toEqual(Array(6).fill('address'));
  });

  it('of a redirect is judged as any other', () => {
    const base = new URL('https://example.org/a/b');
    expect(readTarget('../c?d#e', PUBLIC_INTERNET, base).href).toBe('https://example.org/c?d');
    expect(readTarget('//example.net/x', PUBLIC_INTERNET, base).href).toBe('https://example.net/x');
    expect(['//127.0.0.1/', '//[::1]/', 'file:///etc/passwd', '//ana@example.net', '//example.net:22'].map((text) => refusal(text, base))).toEqual(['private-address', 'private-address', 'scheme', 'credentials', 'port']);
  });

  it('may be a public address or any name, which is judged when it is resolved', () => {
    expect(['http://1.1.1.1/', 'https://[2606:4700:4700::1111]/', 'https://example.org:443/', 'http://localhost/', 'https://müller.example/'].map((text) => refusal(text))).toEqual(Array(5).fill(undefined));
  });
});
