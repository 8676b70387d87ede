import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { consoleWords } from "./words.ts";

/** What was typed into a dialog and not sent: Escape and the cross ask first, and so does the browser before it goes elsewhere. */
function useTyped(asks: boolean, onClose: (() => void) | undefined) {
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    if (!typed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [typed]);
  return {
    leaving,
    stay: () => setLeaving(false),
    leave: onClose && (() => (typed ? setLeaving(true) : onClose())),
    onInput: (event: FormEvent) => {
      if (asks && event.target instanceof HTMLElement && event.target.matches("textarea, input:not([type=search])")) setTyped(true);
    },
  };
}

/**
 * A modal of the browser's own: the page behind is inert, Escape closes, the focus comes back. `onClose` absent: it must be answered. `asks`: what is typed
 * here is kept nowhere else.
 */
export function Dialog({
  title,
  onClose,
  shape = "middle",
  asks = false,
  children,
}: {
  title: string;
  onClose?: (() => void) | undefined;
  shape?: "middle" | "wide" | "side";
  asks?: boolean;
  children: ReactNode;
}) {
  const say = useSay(consoleWords);
  const ref = useRef<HTMLDialogElement>(null);
  const { leaving, stay, leave, onInput } = useTyped(asks, onClose);
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
        leave?.();
      }}
      onInput={onInput}
    >
      <header>
        <h2>{title}</h2>
        {onClose ? (
          <button type="button" className="c-plain" aria-label={say("console.close")} onClick={leave}>
            <Icon name="close" />
          </button>
        ) : null}
      </header>
      {leaving && onClose ? <Leaving stay={stay} go={onClose} /> : null}
      {children}
    </dialog>
  );
}

/** Nobody loses a page of words to one key. */
function Leaving({ stay, go }: { stay: () => void; go: () => void }) {
  const say = useSay(consoleWords);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div role="alert" className="c-problem">
      <p>{say("console.typedNotSent")}</p>
      <div className="c-row">
        <button ref={first} type="button" className="c-link" onClick={stay}>
          {say("console.typedStay")}
        </button>
        <button type="button" className="c-link" onClick={go}>
          {say("console.typedGo")}
        </button>
      </div>
    </div>
  );
}
