import { createContext, useState, type FormEvent } from "react";

/** Controls that were empty when the form around was sent, by their ids. */
export const LeftEmpty = createContext<ReadonlySet<string>>(new Set());

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Of a form that is sent: what must be filled in and is not. `filled` goes to the first of it; the fields say it themselves, until they are typed in. */
export function useLeftEmpty() {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const filled = (form: HTMLElement): boolean => {
    const asked = [...form.querySelectorAll<Control>("[aria-required=true]")];
    const empty = asked.filter(({ value }) => value.trim() === "");
    setLeft(new Set(empty.map(({ id }) => id)));
    empty[0]?.focus();
    return empty.length === 0;
  };
  const onInput = ({ target }: FormEvent) => setLeft((before) => new Set([...before].filter((id) => id !== (target as Control).id)));
  return { left, filled, onInput };
}
