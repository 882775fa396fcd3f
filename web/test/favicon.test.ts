import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';

const HEAD_BYTES = 22;

it('the icon for those who read no page is the icon of the site', async () => {
  const ico = readFileSync(new URL('../public/favicon.ico', import.meta.url));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt32LE(14), ico.readUInt32LE(18)]).toEqual([0, 1, 1, ico.length - HEAD_BYTES, HEAD_BYTES]);
  const drawn = await sharp(ico.subarray(HEAD_BYTES)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const svg = await sharp(readFileSync(new URL('../app/assets/icon.svg', import.meta.url)), { density: 144 }).resize(32, 32).ensureAlpha().raw().toBuffer();
  expect([drawn.info.width, drawn.info.height, ico.readUInt8(6), ico.readUInt8(7)]).toEqual([32, 32, 32, 32]);
  const apart = svg.reduce((sum, value, index) => sum + Math.abs(value - (drawn.data[index] ?? 0)), 0) / svg.length;
  // Versions of the library smooth edges differently.
  expect(apart).toBeLessThan(4);
});
