import { keptAt, type Shell } from "./shell";

declare const self: ServiceWorkerGlobalScope & { readonly passerelleShell: Shell };

const shell = self.passerelleShell;
const shellCachePrefix = "shell-";
const shellCache = `${shellCachePrefix}${shell.version}`;
const fontCache = "fonts";

/** All or nothing, each file proved to be of this version; until then the version before goes on. */
async function install(): Promise<void> {
  const cache = await caches.open(shellCache);
  try {
    await Promise.all(shell.files.map(async ([path, integrity]) => {
      const response = await fetch(path, { cache: "no-store", credentials: "omit", integrity });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }));
  } catch (error) {
    await caches.delete(shellCache);
    throw error;
  }
}

/** Every document waits for the activation: what is left of the tidying up after this time (ms) goes on beside it. */
const activationMs = 500;

/** No page is left that began with an older version. */
async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(shellCachePrefix) && name !== shellCache).map((name) => caches.delete(name)));
  const fonts = await caches.open(fontCache);
  for (const request of await fonts.keys()) if (!shell.fonts.includes(new URL(request.url).pathname)) await fonts.delete(request);
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(shellCache);
  return (await cache.match(path)) ?? fetch(request);
}

/** Those alone that somebody reads in. */
async function fromFonts(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(fontCache);
  const kept = await cache.match(path);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

/** A document that was left, by a reload too, is counted a moment longer: looked again so often, with so long (ms) in between. */
const looks = 12;
const lookAgainMs = 50;
/** The page that asked may have begun meanwhile: then its word does not come within this time (ms). */
const wordMs = 3_000;

/** A page that shows nothing yet asks for the newer version; with another page open, that one could get files of both. */
async function takeOver(page: MessagePort): Promise<void> {
  const mayTakeOver = await isAlone();
  const word = mayTakeOver && new Promise<boolean>((resolve) => {
    page.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), wordMs);
  });
  page.postMessage(mayTakeOver);
  if (await word) await self.skipWaiting();
}

async function isAlone(): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.filter(({ url }) => keptAt({ method: "GET", url }, self.location.origin, shell) !== null).length <= 1) return true;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return false;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.race([forgetOlder(), new Promise((resolve) => setTimeout(resolve, activationMs))])));
self.addEventListener("fetch", (event) => {
  const kept = keptAt(event.request, self.location.origin, shell);
  if (kept !== null) event.respondWith(kept.kind === "file" ? fromShell(kept.path, event.request) : fromFonts(kept.path, event.request));
});
self.addEventListener("message", (event) => {
  if (event.data === "take-over" && event.ports[0]) event.waitUntil(takeOver(event.ports[0]));
});
