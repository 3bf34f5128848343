import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { DeskController } from "../service/desk-controller";
import type { DeskState } from "../state/desk-state";

export const ControllerContext = createContext<DeskController | null>(null);

/** @throws Error outside the desk. */
export function useController(): DeskController {
  const controller = useContext(ControllerContext);
  if (controller === null) throw new Error("there is no desk here");
  return controller;
}

/** What the desk knows, anew whenever it changes. */
export function useDesk(): DeskState {
  const controller = useController();
  const [state, setState] = useState(controller.current);
  useEffect(() => {
    setState(controller.current);
    return controller.subscribe(() => setState(controller.current));
  }, [controller]);
  return state;
}

/** This machine's time (ms), anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
