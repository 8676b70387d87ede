import { useEffect, useRef } from "react";
import { makeStore, useStore } from "./store.ts";

/** Something the person can do here: by key, or by its words in the command list. */
export type Deed = {
  id: string;
  label: string;
  /** "j", "g q" is two keys one after the other, "?" */ keys?: string;
  run: () => void;
  hidden?: boolean;
};

const groups = makeStore<readonly { owner: symbol; deeds: readonly Deed[] }[]>([]);
export const useAllDeeds = (): readonly Deed[] => useStore(groups).flatMap((group) => group.deeds);

/** Offers deeds while the caller is on screen; the newest owner of a key wins. */
export function useDeeds(deeds: readonly Deed[]): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  const shape = deeds.map((deed) => `${deed.id}|${deed.label}|${deed.keys ?? ""}|${deed.hidden ? 1 : 0}`).join("\n");
  useEffect(() => {
    const owner = Symbol("deeds");
    const live = latest.current.map((deed, index) => ({ ...deed, run: () => latest.current[index]?.run() }));
    groups.set([...groups.get(), { owner, deeds: live }]);
    return () => groups.set(groups.get().filter((group) => group.owner !== owner));
  }, [shape]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,[role=combobox],[role=listbox],[role=menu]") !== null);

const overlayOpen = (): boolean => document.querySelector("dialog[open]") !== null;

/** 229 is what browsers report for a key that an input method is still composing with. */
const composing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

function findDeed(keys: string): Deed | undefined {
  for (const group of groups.get().toReversed()) {
    const deed = group.deeds.find((candidate) => candidate.keys === keys);
    if (deed) return deed;
  }
  return undefined;
}

const startsChord = (key: string): boolean => groups.get().some((group) => group.deeds.some((deed) => deed.keys?.startsWith(`${key} `)));

/** The one listener of the console. Single keys stay out of fields, dialogs and input methods; Ctrl+K works everywhere. */
export function useKeyboard(openCommands: () => void): void {
  const chord = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (composing(event)) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        openCommands();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || overlayOpen()) return;
      // Enter on a focused control is that control's own.
      if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.closest("a,button,[role=button]")) return;
      const first = chord.current && event.timeStamp - chord.current.at < 1200 ? chord.current.key : null;
      chord.current = null;
      const deed = (first ? findDeed(`${first} ${event.key}`) : undefined) ?? findDeed(event.key);
      if (deed) {
        event.preventDefault();
        deed.run();
      } else if (startsChord(event.key)) chord.current = { key: event.key, at: event.timeStamp };
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [openCommands]);
}
