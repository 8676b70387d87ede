import { useEffect, useState } from "preact/hooks";

/** Chromium's own event, which TypeScript does not know. */
type Offer = Event & { prompt: () => Promise<unknown> };

const LATER = "zuji.field.install-later";

let offer: Offer | null = null;
const listeners = new Set<() => void>();
const keep = (next: Offer | null): void => {
  offer = next;
  for (const listener of listeners) listener();
};

/** Opened from its icon: there is nothing left to install. */
const standsAlone = (): boolean => matchMedia("(display-mode: standalone)").matches;

const putOff = (): boolean => {
  try {
    return localStorage.getItem(LATER) !== null;
  } catch {
    // No storage in this window: an icon would open another one, so nothing is offered on the first screen.
    return true;
  }
};

/** The browser's offer to put the app on the home screen, kept until it is wanted: shown when the worker has what they came for, not before. */
export const installer = {
  listen: (): void => {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      keep(event as Offer);
    });
    addEventListener("appinstalled", () => keep(null));
  },
  ask: async (): Promise<void> => {
    await offer?.prompt();
    keep(null);
  },
  later: (): void => {
    try {
      localStorage.setItem(LATER, "1");
    } catch {
      // It is offered again next time; nothing else hangs on it.
    }
    for (const listener of listeners) listener();
  },
};

/** offered: a tap installs. menu: only the browser's own menu can, as on an iPhone. installed: nothing to do. `putOff`: not on the first screen again. */
export function useInstall(): { state: "offered" | "menu" | "installed"; putOff: boolean } {
  const read = (): ReturnType<typeof useInstall> => ({
    state: standsAlone() ? "installed" : offer ? "offered" : "menu",
    putOff: putOff(),
  });
  const [now, setNow] = useState(read);
  useEffect(() => {
    const listener = (): void => setNow(read());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return now;
}
