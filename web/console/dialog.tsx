import { useEffect, useRef, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { consoleWords } from "./words.ts";

/** A modal of the browser's own: the page behind is inert, Escape closes, the focus comes back. `onClose` absent: it must be answered. */
export function Dialog({ title, onClose, wide, children }: { title: string; onClose?: (() => void) | undefined; wide?: boolean; children: ReactNode }) {
  const say = useSay(consoleWords);
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? "c-dialog c-dialog-wide" : "c-dialog"}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2>{title}</h2>
        {onClose ? (
          <button type="button" className="c-plain" aria-label={say("console.close")} onClick={onClose}>
            <Icon name="close" />
          </button>
        ) : null}
      </header>
      {children}
    </dialog>
  );
}
