import { listen, type LiveLine } from "../../../web/live/index.ts";
import { sayFrom } from "./dom.ts";

/** Somebody has begun to type or choose there: it stays as it is, and the page only says that there is news. */
const isTouched = (within: string): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`${within} input, ${within} textarea`)].some((field) =>
    field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );

/** What a part of the page says, to see whether there is anything new: its words and pictures, without the line that tells of news. */
const saidIn = (within: Element, without: Element | null): string =>
  [...within.children]
    .filter((child) => child !== without)
    .map((child) => [child.textContent, ...[...child.querySelectorAll("img")].map(({ src }) => src)].join(" "))
    .join("\n");

/**
 * Keeps the follow page as new as the record. Without it the page is as new as when it was opened. `data-part` names what is renewed: beside it somebody
 * may go on writing.
 */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const url = element.dataset["live"] ?? "";
  const part = element.dataset["part"] ?? ".followed";
  const watched = element.dataset["part"] ?? "main";
  let line: LiveLine | null = null;
  let looked = false;

  const tell = (words: string): void => {
    element.hidden = false;
    element.textContent = words;
  };
  const offer = (): void => {
    const link = document.createElement("a");
    link.href = location.href.split("#")[0] ?? location.href;
    link.textContent = say("changed");
    element.hidden = false;
    element.replaceChildren(link);
  };
  const renew = async (): Promise<void> => {
    if (isTouched(watched)) return offer();
    // No network for a moment: the next change, or the next look at the page, tries again.
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) return offer();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(part);
    const now = document.querySelector(part);
    if (!next || !now || isTouched(watched)) return offer();
    // This element stays: it holds the line, and screen readers hear what changes in it.
    next.querySelector("[data-island=follow]")?.remove();
    if (saidIn(next, null) === saidIn(now, element)) return;
    for (const child of Array.from(now.children)) if (child !== element) child.remove();
    now.append(...next.children);
    tell(say("updated"));
  };

  const open = (): void => {
    line ??= listen(url, {
      stir: () => void renew(),
      reset: () => void renew(),
      // Too many listen: the page looks for itself whenever it is told to come back, and once more when there is room.
      crowded: () => {
        looked = true;
        void renew();
      },
      hello: ({ fresh }) => {
        if (fresh && looked) void renew();
        looked = false;
      },
    });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      // A phone in a pocket holds no line open.
      line?.close();
      line = null;
    } else if (line === null) {
      void renew();
      open();
    }
  });
  addEventListener("pagehide", () => line?.close());
  if (!document.hidden) open();
}
