import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { Player } from "./player";
import type { Playing } from "./voice";

export const PagePlayer = createContext(new Player());

/** The page's one voice, and a new drawing whenever it begins or ends. */
export function usePlayer(): { readonly player: Player; readonly playing: Playing } {
  const player = useContext(PagePlayer);
  const [playing, setPlaying] = useState(player.state);
  useEffect(() => player.onChange(() => setPlaying(player.state)), [player]);
  return { player, playing };
}
