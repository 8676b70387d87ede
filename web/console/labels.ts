import type { LayerGroup, Map, Tooltip } from "leaflet";

type Box = { left: number; right: number; top: number; bottom: number };

const GAP_PX = 2;

/** Which of these boxes can be seen without lying over one before them, in the same order. */
export function free(boxes: readonly Box[]): boolean[] {
  const shown: Box[] = [];
  return boxes.map((box) => {
    const over = shown.some(
      (other) =>
        box.left < other.right + GAP_PX &&
        other.left < box.right + GAP_PX &&
        box.top < other.bottom + GAP_PX &&
        other.top < box.bottom + GAP_PX,
    );
    if (!over) shown.push(box);
    return !over;
  });
}

/** Of names on a map that would lie over each other the first stays, whenever the map has moved; look again after names have changed. */
export function keepApart(map: Map, labels: LayerGroup): () => void {
  const look = (): void => {
    const names = labels.getLayers() as Tooltip[];
    const boxes = names.map((name) => {
      const { x, y } = map.latLngToContainerPoint(name.getLatLng() ?? [0, 0]);
      const element = name.getElement();
      const [wide, high] = [(element?.offsetWidth ?? 0) / 2, (element?.offsetHeight ?? 0) / 2];
      return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
    });
    const visible = free(boxes);
    for (const [nth, name] of names.entries()) {
      const element = name.getElement();
      if (element) element.style.visibility = visible[nth] ? "" : "hidden";
    }
  };
  map.on("moveend", look);
  // Leaflet tells of a window that changed its size 200 ms later, also when the map is gone by then.
  map.on("unload", () => void map.off("moveend", look));
  return look;
}

/** A name on a map goes in as text, never as HTML. */
export function textNode(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}
