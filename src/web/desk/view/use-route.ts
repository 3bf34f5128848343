import { useEffect, useState } from "preact/hooks";
import { routeOf, type Route } from "../state/routes";

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return routeOf(hash);
}

export function goTo(hash: string): void {
  location.hash = hash;
}
