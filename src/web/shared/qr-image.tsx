import { useEffect, useMemo, useState } from "preact/hooks";
import type { qrCode } from "./qr-code";

let draw: typeof qrCode | null = null;

/** What draws the square is no part of the page's first script. Once it is here, a square is there as soon as it is asked for. @throws Error when it cannot be had now. */
export async function loadQrCode(): Promise<void> {
  draw ??= (await import("./qr-code")).qrCode;
}

/** Black on white whatever the colours of the page: a telephone reads no other. Nothing while it cannot be drawn. @param alt what it is; the text itself stands beside. */
export function QrImage({ text, alt }: { readonly text: string; readonly alt: string }) {
  const [isReady, setReady] = useState(draw !== null);
  useEffect(() => {
    // what it says stands beside it in words
    if (!isReady) void loadQrCode().then(() => setReady(true), () => undefined);
  }, [isReady]);
  const code = useMemo(() => (isReady && draw !== null ? draw(text) : null), [text, isReady]);
  if (code === null) return null;
  return (
    <svg class="qr" role="img" aria-label={alt} viewBox={`0 0 ${code.side} ${code.side}`} shape-rendering="crispEdges">
      <rect width={code.side} height={code.side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
