/** A worker that does not answer is not waited for longer (ms): the page begins with the version it has. Long enough for one that must start first. */
const answerMs = 2_500;
/** The last thing that the browser fetches for a document, its icon, comes just after it was loaded (ms). */
const iconMs = 300;
/** Once it was told to take over, no older page may begin. The older worker ends by itself when it has nothing to do for half a minute: then (ms) the document is loaded again whatever happens. */
const takeOverMs = 35_000;
/** The page itself comes first (ms after it was shown). */
const registerAfterMs = 2_000;
const workerUrl = "/sw.js";

/** Absent where the page came by plain HTTP from another machine: then nothing is kept, and nothing else is missing. */
const container = (): ServiceWorkerContainer | undefined => navigator.serviceWorker as ServiceWorkerContainer | undefined;

/**
 * Before anything is shown, gives way to a newer version that has been fetched meanwhile: a page has all its files from one version, and nobody sees the change.
 *
 * @returns true when the document must be loaded again.
 */
export async function isNewerVersionReady(): Promise<boolean> {
  const workers = container();
  // refused where the browser keeps nothing at all
  const waiting = (await workers?.getRegistration().catch(() => undefined))?.waiting;
  if (!workers?.controller || !waiting) return false;
  // what is still being fetched through the older worker keeps it alive, and Chromium loses a document that is asked for while one is ended and the other begins
  await quiet();
  return new Promise((resolve) => {
    const { port1: worker, port2 } = new MessageChannel();
    const tooLate = setTimeout(() => {
      worker.close();
      resolve(false);
    }, answerMs);
    worker.onmessage = ({ data: mayTakeOver }) => {
      clearTimeout(tooLate);
      if (mayTakeOver !== true) return resolve(false);
      workers.addEventListener("controllerchange", () => resolve(true), { once: true });
      setTimeout(() => resolve(true), takeOverMs);
      worker.postMessage("now");
    };
    waiting.postMessage("take-over", [port2]);
  });
}

async function quiet(): Promise<void> {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, iconMs));
}

/** Keeps the page for a time without the service. The browser looks for a newer version at each new document. */
export function keepPage(): void {
  const workers = container();
  if (workers !== undefined) setTimeout(() => void workers.register(trusted(workerUrl), { updateViaCache: "none" }).catch(() => undefined), registerAfterMs);
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one address that this page may make a script of: its policy lets no other pass, and no other policy can be made. */
function trusted(url: string): string {
  const types = (window as unknown as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  return types === undefined ? url : types.createPolicy("service-worker", { createScriptURL: (asked) => (asked === workerUrl ? asked : "") }).createScriptURL(url);
}
