import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

type Worker = {
  __PRECACHE__: { url: string; revision: string | null }[];
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (name: "install" | "activate", listener: (event: { waitUntil: (work: Promise<unknown>) => void }) => void) => void;
};
declare const self: Worker;

const opened = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(name));
  });
const rowsOf = (db: IDBDatabase, store: string): Promise<{ state?: string }[]> =>
  new Promise((resolve, reject) => {
    const request = db.transaction(store).objectStore(store).getAll() as IDBRequest<{ state?: string }[]>;
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(store));
  });

/** Things of anybody that have not arrived. Read without the app's own code, which would have to be shared with the page. */
async function waiting(): Promise<number> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("zuji-field-") ? [name] : []));
  let count = 0;
  for (const name of names) {
    const db = await opened(name);
    if (db.objectStoreNames.contains("outbox")) count += (await rowsOf(db, "outbox")).filter(({ state }) => state !== "sent").length;
    db.close();
  }
  return count;
}

// A new version that finds things not yet sent does not install: the app they were made with sends them first.
self.addEventListener("install", (event) => {
  if (!self.registration.active) return;
  event.waitUntil(
    waiting().then((count) => {
      if (count > 0) throw new Error(`${count} not sent yet`);
      return self.skipWaiting();
    }),
  );
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

precacheAndRoute(self.__PRECACHE__, {
  // Every address of the app is the one page.
  urlManipulation: ({ url }) =>
    url.pathname === "/field" || (url.pathname.startsWith("/field/") && !/\.\w+$/.test(url.pathname)) ? [new URL("/field", url)] : [],
});
cleanupOutdatedCaches();
