import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Ours first. */
const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

const accepts = (header: string, name: Encoding): boolean => new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[\\d.]+\\s*)?(,|$)`, 'i').test(header);

/** The best encoding that a caller accepts; undefined for the plain body. */
export const encodingFor = (header: string | undefined): Encoding | undefined => (header ? ENCODINGS.find((name) => accepts(header, name)) : undefined);

const brotli = (body: string | Buffer, quality: number) =>
  promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });

/** `once`: for a body that is sent and forgotten. `kept`: for one that is compressed now and sent many times. */
export const encoders: Readonly<Record<'once' | 'kept', Readonly<Record<Encoding, (body: string | Buffer) => Promise<Buffer>>>>> = {
  once: { br: (body) => brotli(body, 6), gzip: (body) => promisify(gzip)(body) },
  kept: { br: (body) => brotli(body, 11), gzip: (body) => promisify(gzip)(body, { level: 9 }) },
};
