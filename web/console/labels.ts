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

/** A name on a map: its element, and where its middle lies. */
type Label = { element: HTMLElement | undefined; middle: { x: number; y: number } };

/** Names on a map: of those that would lie over each other the first stays. To be called again when the map has moved. */
export function keepApart(labels: readonly Label[]): void {
  const boxes = labels.map(({ element, middle: { x, y } }) => {
    const [wide, high] = [(element?.offsetWidth ?? 0) / 2, (element?.offsetHeight ?? 0) / 2];
    return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
  });
  const visible = free(boxes);
  for (const [nth, { element }] of labels.entries()) if (element) element.style.visibility = visible[nth] ? "" : "hidden";
}
