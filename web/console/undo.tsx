import { useEffect, useState } from "react";
import type { Reply } from "#web/client";
import { useSay } from "./app.tsx";
import { makeStore, useStore } from "./store.ts";
import { showToast } from "./toasts.tsx";
import { consoleWords } from "./words.ts";

export const UNDO_MS = 10_000;

/** A step that was taken on screen and not yet sent: taking it back costs nothing because nobody has seen it. */
export type Delayed = {
  id: string;
  /** The record it belongs to, so that its screen can show it at once. */
  subject: string;
  /** The step alone, for the record's own screen; `label` says of which record too. */
  what: string;
  label: string;
  sendAt: number;
  send: () => Promise<Reply<unknown>>;
  settled: (reply: Reply<unknown>) => void;
  undone?: () => void;
};

const waiting = makeStore<readonly Delayed[]>([]);
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function take(id: string): Delayed | undefined {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const found = waiting.get().find((step) => step.id === id);
  if (found) waiting.set(waiting.get().filter((step) => step.id !== id));
  return found;
}

export function sendNow(id: string): void {
  const step = take(id);
  if (step) void step.send().then(step.settled);
}

export function undo(id: string): void {
  take(id)?.undone?.();
}

/** Sends a step after ten seconds unless it is undone. `id` is the command's id, so sending twice is one step. */
export function delay(step: Omit<Delayed, "sendAt">, ms: number = UNDO_MS): void {
  waiting.set([...waiting.get(), { ...step, sendAt: Date.now() + ms }]);
  timers.set(
    step.id,
    setTimeout(() => sendNow(step.id), ms),
  );
}

/** Everything waiting goes out now: before signing out, and when the page is left. */
export function sendAllNow(): number {
  const ids = waiting.get().map((step) => step.id);
  for (const id of ids) sendNow(id);
  return ids.length;
}

export const useDelayed = (subject: string): readonly Delayed[] => useStore(waiting).filter((step) => step.subject === subject);
export const useDelayedSubjects = (): ReadonlyMap<string, string> => new Map(useStore(waiting).map((step) => [step.subject, step.label]));

function UndoLine({ step, now }: { step: Delayed; now: number }) {
  const say = useSay(consoleWords);
  const seconds = Math.max(0, Math.ceil((step.sendAt - now) / 1000));
  const takeBack = () => {
    undo(step.id);
    showToast({ tone: "plain", text: say("console.undone", { label: step.label }) });
  };
  return (
    <li className="c-undo">
      <span aria-hidden="true" className="c-undo-ring">
        {seconds}
      </span>
      <span className="c-grow">
        {step.label} <span className="c-undo-in">{say("console.sending", { seconds })}</span>
      </span>
      <button type="button" className="c-link" onClick={takeBack} aria-keyshortcuts="z">
        {say("console.undo")} <kbd>z</kbd>
      </button>
      <button type="button" className="c-link" onClick={() => sendNow(step.id)}>
        {say("console.sendNow")}
      </button>
    </li>
  );
}

/** Takes back the newest step and gives its label; null when there is none. */
export function undoNewest(): string | null {
  const newest = waiting.get().at(-1);
  if (!newest) return null;
  undo(newest.id);
  return newest.label;
}

export function UndoBar() {
  const say = useSay(consoleWords);
  const steps = useStore(waiting);
  const [now, setNow] = useState(() => Date.now());
  const busy = steps.length > 0;
  useEffect(() => {
    if (!busy) return;
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 500);
    const leave = (event: BeforeUnloadEvent) => {
      if (sendAllNow() > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      clearInterval(tick);
      window.removeEventListener("beforeunload", leave);
    };
  }, [busy]);
  const newest = steps.at(-1);
  return (
    <>
      {/* Said once when it begins: the line itself counts down, and would be read out every second. */}
      <p role="status" className="c-hidden">
        {newest ? say("console.undoable", { label: newest.label }) : ""}
      </p>
      <ul className="c-undos" hidden={!busy}>
        {steps.map((step) => (
          <UndoLine key={step.id} step={step} now={now} />
        ))}
      </ul>
    </>
  );
}
