/** Lines on a 24-unit square; words always stand beside, so a screen reader passes over them. */
const drawings = {
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l4 2",
  hourglass: "M6 3h12M6 21h12M7 3c0 6 10 6 10 18M17 3c0 6-10 6-10 18",
  alarm: "M12 3L2 20h20zM12 10v4M12 17v.1",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
  bell_off: "M6 17V11a6 6 0 0 1 9-5M18 11v6l2 2H8M3 3l18 18M10 21h4",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c0-9 16-9 16 0",
  bot: "M5 9h14v10H5zM12 5v4M9 13v2M15 13v2M12 4v.1",
  mediator: "M4 13a8 8 0 0 1 16 0M3 13h3v5H3zM18 13h3v5h-3zM19 18c0 3-4 3-6 3",
  channel: "M3 6h18v12H3zM3 7l9 7 9-7",
  message: "M4 5h16v11H10l-5 4v-4H4z",
  phone: "M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c-9 1-16-6-15-15z",
  check: "M4 13l5 5L20 6",
  check_twice: "M1 13l5 5L16 7M11 16l2 2L23 7",
  close: "M5 5l14 14M19 5L5 19",
  lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
  keyboard: "M3 7h18v11H3zM7 11h.1M11 11h.1M15 11h.1M8 15h8",
  menu: "M4 6h16M4 12h16M4 18h16",
  back: "M9 5l-6 7 6 7M3 12h18",
  down: "M12 4v15M6 13l6 6 6-6",
  search: "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13M15.500 15.500L21 21",
  note: "M6 3h9l4 4v14H6zM9 10h7M9 14h7",
  eye: "M2 12c5-8 15-8 20 0-5 8-15 8-20 0M12 9.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5",
  machine: "M3 5h10M8 3v2M11 5c-1 5-4 8-8 9M5 9c1 2 3 4 6 5M13 21l4-10 4 10M14.500 17h5",
  untranslated: "M3 5h10M8 3v2M11 5c-1 5-4 8-8 9M5 9c1 2 3 4 6 5M13 21l4-10 4 10M14.500 17h5M3 21L21 3",
  connected: "M2 9c6-6 14-6 20 0M6 13c4-4 8-4 12 0M12 18v.1",
  disconnected: "M2 9c6-6 14-6 20 0M6 13c4-4 8-4 12 0M12 18v.1M4 3l16 18",
  home: "M3 12l9-8 9 8M6 10v10h12V10",
} as const;
export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
