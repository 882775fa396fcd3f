import { encode } from 'uqr';

/** White around the code, in modules: ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4;

/** Each row's runs of dark modules as one step of a path: a tenth of the bytes of a square a module. */
function toPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) => {
      const runs: string[] = [];
      for (let start = 0; start < row.length; start += 1) {
        if (!row[start]) continue;
        const end = row.findIndex((dark, index) => index > start && !dark);
        const length = (end === -1 ? row.length : end) - start;
        runs.push(`M${start} ${y}h${length}v1h-${length}z`);
        start += length;
      }
      return runs.join('');
    })
    .join('');
}

/** A QR code as a picture: black on white whatever the page's colours, since many readers know nothing else. */
export function toQrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${toPath(data)}"/></svg>`;
}
