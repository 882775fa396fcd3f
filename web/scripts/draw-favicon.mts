import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

/** Pixels on each side: what browsers that take no SVG show beside a page's name, on screens of twice the density as well. */
const SIZE = 32;
const HEAD_BYTES = 22;

/** One PNG as an icon file: a directory of one picture, then the picture (https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)). */
function toIco(png: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(SIZE, 6);
  head.writeUInt8(SIZE, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(HEAD_BYTES, 18);
  return Buffer.concat([head, png]);
}

/** Draws the icon of the site for those who ask for `/favicon.ico` without having read a page. */
const svg = readFileSync(new URL('../app/assets/icon.svg', import.meta.url));
const density = (72 * SIZE) / 16;
writeFileSync(new URL('../public/favicon.ico', import.meta.url), toIco(await sharp(svg, { density }).resize(SIZE, SIZE).png({ compressionLevel: 9 }).toBuffer()));
