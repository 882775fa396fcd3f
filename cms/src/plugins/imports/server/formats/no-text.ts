import type { RowProblem } from './imported-work';

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** Of Excel before 2007, in a compound file; its parts are named in UTF-16. */
const WORKBOOK = Buffer.from('Workbook', 'utf16le');

/** Files that people upload for a table and that hold no text: how to get one from them. Undefined for all others. */
export function noText(bytes: Uint8Array): RowProblem | undefined {
  if (startsWith(bytes, ...Buffer.from('%PDF-'))) return { reason: 'filePdf' };
  const isArchive = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
  if (!isArchive && !startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return undefined;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.includes(isArchive ? 'xl/workbook' : WORKBOOK)) return { reason: 'fileExcel' };
  return { reason: isArchive && content.subarray(0, 256).includes('opendocument.spreadsheet') ? 'fileOpenDocument' : 'fileOffice' };
}
