import { sayFrom } from "./dom.ts";

/** Long texts are cut off by some engines, so they are read sentence by sentence. */
const sentences = (text: string): string[] =>
  text
    .split(/(?<=[。！？；\n])|(?<=[.!?]\s)/)
    .map((one) => one.trim())
    .filter(Boolean);

export function start(button: HTMLElement): void {
  if (!("speechSynthesis" in window)) return;
  const say = sayFrom(button);
  const label = button.querySelector("span");
  const words = label?.textContent ?? "";
  button.hidden = false;
  const show = (speaking: boolean): void => {
    if (label) label.textContent = speaking ? say("stop") : words;
  };
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return show(false);
    }
    const parts = sentences(document.querySelector("main")?.innerText ?? "");
    parts.forEach((part, index) => {
      const utterance = new SpeechSynthesisUtterance(part);
      utterance.lang = document.documentElement.lang;
      utterance.rate = 0.9;
      if (index === parts.length - 1) utterance.addEventListener("end", () => show(false));
      speechSynthesis.speak(utterance);
    });
    show(parts.length > 0);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
