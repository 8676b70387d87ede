import { useEffect } from "react";
import { useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { newId } from "./ids.ts";
import { makeStore, useStore } from "./store.ts";
import { consoleWords } from "./words.ts";

export type Tone = "good" | "bad" | "plain";
export type Toast = { id: string; tone: Tone; text: string; detail?: string; action?: { label: string; run: () => void }; ttlMs: number };

const toasts = makeStore<readonly Toast[]>([]);

export const dismissToast = (id: string): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));

/** Says something at the corner. What was refused stays until it is read; the rest goes by itself. */
export function showToast(toast: Omit<Toast, "id" | "ttlMs"> & { ttlMs?: number }): string {
  const id = newId();
  toasts.set([...toasts.get().slice(-4), { ...toast, id, ttlMs: toast.ttlMs ?? (toast.tone === "bad" ? 0 : 4000) }]);
  return id;
}

function ToastLine({ toast }: { toast: Toast }) {
  const say = useSay(consoleWords);
  useEffect(() => {
    if (toast.ttlMs === 0) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.ttlMs);
    return () => clearTimeout(timer);
  }, [toast.id, toast.ttlMs]);
  return (
    <li className={`c-toast c-toast-${toast.tone}`}>
      <Icon name={toast.tone === "good" ? "check" : toast.tone === "bad" ? "alert" : "info"} />
      <div>
        <p>{toast.text}</p>
        {toast.detail ? <p className="c-muted">{toast.detail}</p> : null}
      </div>
      {toast.action ? (
        <button
          type="button"
          className="c-link"
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button type="button" className="c-plain" aria-label={say("console.close")} onClick={() => dismissToast(toast.id)}>
        <Icon name="close" />
      </button>
    </li>
  );
}

export function Toasts() {
  const list = useStore(toasts);
  return (
    <div role="status" aria-live="polite">
      <ul className="c-toasts">
        {list.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </ul>
    </div>
  );
}
