import { useSyncExternalStore } from "react";

/** A value outside React that screens can follow. */
export type Store<T> = { get: () => T; set: (next: T) => void; subscribe: (listener: () => void) => () => void };

export function makeStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** A small preference (density, folded panels) remembered on this machine; never personal data. */
export function remembered(name: string, fallback: string): Store<string> {
  const key = `zuji.console.${name}`;
  let first = fallback;
  try {
    first = localStorage.getItem(key) ?? fallback;
  } catch {
    // Storage switched off: the preference lasts as long as the page.
  }
  const store = makeStore(first);
  store.subscribe(() => {
    try {
      localStorage.setItem(key, store.get());
    } catch {
      // As above.
    }
  });
  return store;
}
