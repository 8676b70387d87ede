import { useEffect, type RefObject } from "react";

/** Where the person was last, so that a page that only reads its data again takes nobody's focus. */
let at = "";
let moved = false;

/**
 * After a change of page the focus goes to its heading, so that a screen reader says where one is and the next Tab goes on from there. Whoever is in a
 * field already, or in a dialog, is left there; the first page after loading begins where the browser begins.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = window.location.pathname;
    const elsewhere = at !== "" && at !== here;
    moved ||= elsewhere;
    at = here;
    const active = document.activeElement;
    const nowhere = active === null || active === document.body;
    const inside = active !== null && active.closest("#main") !== null && active.id !== "main";
    if (!moved || document.querySelector("dialog[open]") !== null) return;
    if (nowhere || (elsewhere && !inside)) heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
