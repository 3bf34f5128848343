import { encode } from "uqr";

/** White modules around a symbol, without which telephones do not find it. Source: ISO/IEC 18004, quiet zone. */
export const quietZone = 4;

export interface QrCode {
  /** Modules a side, the quiet zone included. */
  readonly side: number;
  /** Path of the black modules, in units of one module: one closed bar for each run of a row. */
  readonly path: string;
}

/** @param text as the telephone reads it. A camera that shakes or a scratched screen may lose 15 % of it (level M). */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: "M", border: quietZone });
  const bars = data.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`));
  return { side: size, path: bars.join("") };
}

function runsOf(row: readonly boolean[]): readonly { readonly from: number; readonly length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((isBlack, x) => {
    const last = runs.at(-1);
    if (!isBlack) return;
    if (last !== undefined && last.from + last.length === x) last.length += 1;
    else runs.push({ from: x, length: 1 });
  });
  return runs;
}
