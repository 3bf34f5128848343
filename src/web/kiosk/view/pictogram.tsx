/** Lines on a 24-unit square. Drawn for this page; a name that is not here shows nothing, since the words always stand beside. */
const drawings: Readonly<Record<string, string>> = {
  menu: "M4 6h16M4 12h16M4 18h16",
  back: "M9 5l-6 6 6 6M3 11h11a6 6 0 0 1 6 6v2",
  correct: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  repeat: "M20 11A8 8 0 1 0 18 17M20 5v6h-6",
  simpler: "M3 18L8 6l5 12M5 14h6M15 18l3-7 3 7M16 16h4",
  why: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2.500M12 18v.1M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20",
  glossary: "M12 6c-2-2-6-2-9-1v14c3-1 7-1 9 1 2-2 6-2 9-1V5c-3-1-7-1-9 1zM12 6v14",
  language: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18",
  stuck: "M12 3L2 20h20zM12 10v4M12 17v.1",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c0-9 16-9 16 0",
  keyboard: "M2 6h20v12H2zM6 10v.1M10 10v.1M14 10v.1M18 10v.1M7 14h10",
  shift: "M12 4l8 8h-4v7H8v-7H4z",
  take_back: "M8 6h13v12H8l-6-6zM12 10l4 4M16 10l-4 4",
  letters: "M2 20l6-15 6 15M4 15h8M18 7v8M14 11h8",
  contrast: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 3v18M15 5v14M18 7v10",
  listen: "M4 9v6h4l5 5V4L8 9zM16 9a4 4 0 0 1 0 6M18.5 6a8 8 0 0 1 0 12",
  stop: "M6 6h12v12H6z",
  finished: "M5 3h10v18H5zM12 12h9M18 9l3 3-3 3M11 12v.1",
  erase: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  help: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 8.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M5.6 5.600l3.9 3.900M14.5 14.500l3.9 3.900M18.4 5.600l-3.9 3.900M9.5 14.500l-3.9 3.9",
  send: "M3 11l18-8-7 18-3-7zM11 14l10-11",
  print: "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
  check: "M4 13l5 5L20 6",
  connection: "M2 9c6-6 14-6 20 0M6 13c4-4 8-4 12 0M12 18v.1M4 3l16 18",
  money: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M16 8c-5-3-8 0-8 4s3 7 8 4M6 11h6M6 14h6",
  home: "M3 12l9-8 9 8M6 10v10h12V10M10 20v-6h4v6",
  work: "M3 8h18v11H3zM9 8V5h6v3M3 13h18",
  world: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M3 12h18M5 7h14M5 17h14M12 3v18",
  paper: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  family: "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M16 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4M2 20c0-8 12-8 12 0M15 20h6c0-5-3-6-6-5",
  card: "M3 6h18v12H3zM3 10h18M6 15h5",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l4 2",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h2M14 14h2",
  computer: "M3 5h18v11H3zM8 20h8M12 16v4",
  phone: "M7 2h10v20H7zM11 19h2M7 5h10M7 16h10",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
};

/** They point to where the talk comes from or goes to: turned round where one reads from the right. */
const mirrored: ReadonlySet<string> = new Set(["back", "send", "finished", "listen"]);

export function Pictogram({ name }: { readonly name: string | undefined }) {
  const drawing = name === undefined ? undefined : drawings[name];
  if (drawing === undefined) return null;
  return (
    <svg class={mirrored.has(name ?? "") ? "pictogram mirrored" : "pictogram"} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawing} />
    </svg>
  );
}
