import { useConsole } from "./app.tsx";
import { remembered, useStore, type Store } from "./store.ts";

const stores = new Map<string, Store<string>>();

/** How somebody likes a screen (widths, density, columns), kept on this machine for each person apart: a desk is often shared. */
export function usePreference(name: string, fallback: string): [string, (value: string) => void] {
  const { session } = useConsole();
  const key = `${session.account.id}.${name}`;
  const store = stores.get(key) ?? remembered(key, fallback);
  stores.set(key, store);
  return [useStore(store), store.set];
}
