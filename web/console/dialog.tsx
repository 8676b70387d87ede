import { useEffect, useRef, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { consoleWords } from "./words.ts";

/** A modal of the browser's own: the page behind is inert, Escape closes, the focus comes back. `onClose` absent: it must be answered. */
export function Dialog({
  title,
  onClose,
  shape = "middle",
  children,
}: {
  title: string;
  onClose?: (() => void) | undefined;
  shape?: "middle" | "wide" | "side";
  children: ReactNode;
}) {
  const say = useSay(consoleWords);
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would begin at the close button; people begin at the first thing to fill in.
    const first = dialog?.querySelector<HTMLElement>(
      "[autofocus], [role=combobox], :is(.c-field, .c-rows) :is(input:not([type=file]), textarea, select)",
    );
    const chosen = first?.matches("input[type=radio]") ? first.closest(".c-choice")?.querySelector<HTMLElement>("input:checked") : null;
    (chosen ?? first)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`c-dialog c-dialog-${shape}`}
      aria-label={title}
      // The panel below would take the same Escape for its own.
      onKeyDown={(event) => {
        if (event.key === "Escape") event.stopPropagation();
      }}
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
