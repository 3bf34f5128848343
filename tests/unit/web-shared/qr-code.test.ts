import { encode } from "uqr";
import { otpauthUri } from "../../../src/desk/accounts/totp";
import { qrCode, quietZone } from "../../../src/web/shared/qr-code";

const address = otpauthUri("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", { issuer: "Passerelle mairie", signInName: "amina-482" });

/** Modules that the bars of a path paint black. */
function painted(path: string): ReadonlySet<string> {
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((bar) => bar.slice(1).map(Number));
  expect(bars.map(([x, y, there, back]) => `M${x} ${y}h${there}v1h-${back}z`).join("")).toBe(path);
  return new Set(bars.flatMap(([x = 0, y = 0, there = 0]) => Array.from({ length: there }, (_, n) => `${x + n} ${y}`)));
}

describe("the square that a telephone reads the key from", () => {
  it("paints each black module of the symbol, and no other", () => {
    const { side, path } = qrCode(address);
    const { data, size } = encode(address, { ecc: "M", border: quietZone });
    const black = data.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`${x} ${y}`] : [])));
    expect(side).toBe(size);
    expect(painted(path)).toEqual(new Set(black));
    expect(painted(path).size).toBe(black.length);
  });

  it("is a whole symbol of the standard: a size of 17 + 4n, and its three finders behind four white modules", () => {
    const { side, path } = qrCode(address);
    const modules = side - 2 * quietZone;
    expect((modules - 17) % 4).toBe(0);
    const black = painted(path);
    const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
    for (const [left, top] of [[4, 4], [4 + modules - 7, 4], [4, 4 + modules - 7]] as const) {
      expect(finder.map((row, y) => [...row].map((_, x) => (black.has(`${left + x} ${top + y}`) ? "1" : "0")).join(""))).toEqual(finder);
    }
    const edge = [...black].map((at) => at.split(" ").map(Number)).flat();
    expect([Math.min(...edge), Math.max(...edge)]).toEqual([4, side - 5]);
  });

  it("is drawn by a library that writes the codewords of the standard's own example", () => {
    // ISO/IEC 18004, annex I: "01234567" as version 1-M, mask 010
    const expected = "10 20 0C 56 61 80 EC 11 EC 11 EC 11 EC 11 EC 11 A5 24 D4 C1 ED 36 C7 87 2C 55";
    const { data } = encode("01234567", { ecc: "M", border: 0, minVersion: 1, maxVersion: 1, maskPattern: 2, boostEcc: false });
    const isFixed = (x: number, y: number): boolean => (x < 9 && y < 9) || (x > 12 && y < 9) || (x < 9 && y > 12) || x === 6 || y === 6;
    const bits: number[] = [];
    for (let right = 20, isUp = true; right > 0; right -= right === 8 ? 3 : 2, isUp = !isUp) {
      for (let n = 0; n < 21; n += 1) {
        const y = isUp ? 20 - n : n;
        for (const x of [right, right - 1]) if (!isFixed(x, y)) bits.push(Number(data[y]![x]! !== (x % 3 === 0)));
      }
    }
    const bytes = Array.from({ length: 26 }, (_, n) => parseInt(bits.slice(8 * n, 8 * n + 8).join(""), 2));
    expect(bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ")).toBe(expected);
  });
});
