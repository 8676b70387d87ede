import { doing, part, sayFrom } from "./dom.ts";

/** Copy, share, print: three ways to keep a receipt. */
export function start(element: HTMLElement): void {
  const url = element.dataset["link"] ?? location.href;
  const status = part(element, "status");
  doing(element, "print")?.addEventListener("click", () => print());
  const copy = doing(element, "copy");
  if (copy && !navigator.clipboard) copy.hidden = true;
  copy?.addEventListener("click", () => {
    void navigator.clipboard.writeText(url).then(() => {
      if (status) status.textContent = sayFrom(element)("copied");
    });
  });
  const share = doing(element, "share");
  if (!share || !navigator.share) return;
  share.hidden = false;
  // Closing the share sheet rejects; there is nothing to do about it.
  share.addEventListener("click", () => void navigator.share({ title: document.title, url }).catch(() => undefined));
}
