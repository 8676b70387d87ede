import "../../../web/parts/parts.css";
import "../portal.css";

type Island = { start: (element: HTMLElement) => void };

/** Every page works without these; each is fetched only where its element stands. */
const islands: Readonly<Record<string, () => Promise<Island>>> = {
  speak: () => import("./speak.ts"),
  draft: () => import("./draft.ts"),
  sent: () => import("./sent.ts"),
  follow: () => import("./follow.ts"),
  keep: () => import("./keep.ts"),
  proof: () => import("./proof.ts"),
  figure: () => import("./figure.ts"),
  counted: () => import("./counted.ts"),
  draw: () => import("./draw.ts"),
  places: () => import("./places.ts"),
  photos: () => import("./photos.ts"),
  "place-map": () => import("./place-map.ts"),
  "public-map": () => import("./public-map.ts"),
};

/** A press on a button whose script is still on its way is kept and done when the script has come: a slow phone loses no tap. */
const early = new Map<Element, HTMLElement>();
const started = new WeakSet<Element>();
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
  const island = button?.closest("[data-island]");
  if (button && island && !started.has(island)) early.set(island, button);
});

document.documentElement.classList.add("js");
for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) {
  void islands[element.dataset["island"] ?? ""]?.().then(({ start }) => {
    start(element);
    started.add(element);
    early.get(element)?.click();
  });
}
