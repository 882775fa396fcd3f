import type { Media } from '../types/cms.generated';

/** What browsers read, the smallest first, and what all of them read. */
export const pictureFormats = ['avif', 'webp', 'jpg'] as const;

export type PictureFormat = (typeof pictureFormats)[number];

/** No other widths are made, in pixels. */
export const pictureWidths = [480, 960, 1440] as const;

export const mediaTypes: Readonly<Record<PictureFormat, string>> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' };

/** A picture as the site makes it of an editor's file. */
export interface PictureName {
  /** The file's name in the CMS. */
  file: string;
  width: number;
  format: PictureFormat;
}

/** Names the CMS gives to files. */
const FILE = /^[\w-]+(\.[\w-]+)*$/;

const isFormat = (name: string): name is PictureFormat => pictureFormats.some((format) => format === name);

/** Reads the two last segments of an address. Null where no picture can be. */
export function parsePictureName(width: string, name: string): PictureName | null {
  const [, file = '', format = ''] = /^(.+)\.(\w+)$/.exec(name) ?? [];
  const known = pictureWidths.find((candidate) => String(candidate) === width);
  return known !== undefined && isFormat(format) && FILE.test(file) ? { file, width: known, format } : null;
}

/** The inverse, after `/pictures/`. */
export const formatPictureName = ({ file, width, format }: PictureName): string => `${width}/${file}.${format}`;

export interface PictureSet {
  /** The best first. */
  sources: { type: string; srcset: string }[];
  /** For browsers that read no other. */
  src: string;
  /** Of the original: what the browser keeps room for. */
  width: number;
  height: number;
}

/** The file of an address, and the query that leads to one of a draft; null for what is elsewhere, or no name of a file. */
function partsOf(url: string): { file: string; token: string | null } | null {
  const [, file = '', token] = /^\/uploads\/([^?]*)(?:\?preview=([\w.-]+))?$/.exec(url) ?? [];
  return FILE.test(file) ? { file, token: token ?? null } : null;
}

/** A picture that the CMS scaled or somebody replaced has another address: browsers keep what they have. */
const versionOf = ({ size, width, height }: Pick<Media, 'size' | 'width' | 'height'>): string => [size ?? 0, width, height].map((value) => Math.round(Number(value) * 100).toString(36)).join('-');

/** The addresses of an editor's picture in every width that is no wider than it. Null where it is no picture that the site can make them of. */
export function toPictureSet(media: Pick<Media, 'url' | 'mime' | 'size' | 'width' | 'height'>): PictureSet | null {
  const { url, mime, width, height } = media;
  const parts = partsOf(url);
  if (!/^image\/(?!svg)/.test(mime) || !parts || !width || !height) return null;
  const { file, token } = parts;
  const widths = pictureWidths.filter((candidate, index) => index === 0 || candidate <= width);
  const address = (format: PictureFormat, asked: number): string => `/pictures/${formatPictureName({ file, width: asked, format })}?v=${versionOf(media)}${token === null ? '' : `&preview=${token}`}`;
  const srcset = (format: PictureFormat): string => widths.map((asked) => `${address(format, asked)} ${Math.min(asked, width)}w`).join(', ');
  return {
    sources: (['avif', 'webp'] as const).map((format) => ({ type: mediaTypes[format], srcset: srcset(format) })),
    src: address('jpg', widths.at(-2) ?? widths[0] ?? pictureWidths[0]),
    width,
    height,
  };
}
