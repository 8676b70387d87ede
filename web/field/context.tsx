/** @jsxImportSource preact */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import { speaker, type Words } from "#web/words";
import type { Engine } from "./engine.ts";
import type { FieldState } from "./state.ts";

export type Field = { engine: Engine; state: FieldState; go: (path: string) => void };

const Context = createContext<Field | null>(null);

/** Gives the screens below the phone's memory, and draws them again when it changes. */
export function FieldProvider({ engine, go, children }: { engine: Engine; go: (path: string) => void; children: ComponentChildren }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => engine.subscribe(() => redraw(undefined)), [engine]);
  return <Context.Provider value={{ engine, state: engine.state(), go }}>{children}</Context.Provider>;
}

export function useField(): Field {
  const field = useContext(Context);
  if (!field) throw new Error("outside of FieldProvider");
  return field;
}

/** A reader of one catalogue in the language of the phone. */
export const useSay = <W extends Words>(words: W) => speaker(words, useField().state.language);
