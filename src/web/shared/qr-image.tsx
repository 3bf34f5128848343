import { useMemo } from "preact/hooks";
import { qrCode } from "./qr-code";

/** Black on white whatever the colours of the page: a telephone reads no other. @param alt what it is; the text itself stands beside. */
export function QrImage({ text, alt }: { readonly text: string; readonly alt: string }) {
  const { side, path } = useMemo(() => qrCode(text), [text]);
  return (
    <svg class="qr" role="img" aria-label={alt} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
