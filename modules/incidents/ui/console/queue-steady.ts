import { useCallback, useEffect, useRef, useState } from "react";
import { makeStore, useStore } from "#web/console";
import type { QueueRow } from "../../contract.ts";
import { steadied, type Steady } from "./steadied.ts";

/** Counts the commands of this person: their own step is the one change that may move the list at once. */
const ownSteps = makeStore(0);
export const ownStepTaken = (): void => ownSteps.set(ownSteps.get() + 1);

/** Holds a queue still. `key` names the queue: another one begins anew. */
export function useSteady(key: string, fresh: readonly QueueRow[] | null): Steady & { adopt: () => void } {
  const steps = useStore(ownSteps);
  const [shown, setShown] = useState<{ key: string; steps: number; rows: readonly QueueRow[] } | null>(null);
  const data = useRef(fresh);
  data.current = fresh;
  const adopt = useCallback(() => setShown({ key, steps, rows: data.current ?? [] }), [key, steps]);
  const begin = shown === null || shown.key !== key || shown.rows.length === 0;
  // After an own step the list as it is then counts, which is the next one to come.
  const own = shown !== null && shown.steps !== steps;
  const asOf = useRef(fresh);
  useEffect(() => {
    if (fresh === null) return;
    if (begin || (own && asOf.current !== fresh)) setShown({ key, steps, rows: fresh });
    if (!own) asOf.current = fresh;
  }, [begin, own, fresh, key, steps]);
  if (fresh === null) return { rows: shown?.rows ?? [], arrived: 0, gone: new Set(), adopt };
  return { ...(begin ? { rows: fresh, arrived: 0, gone: new Set<string>() } : steadied(shown.rows, fresh)), adopt };
}
