import { mintId, sendPhoto, shrinkPhoto } from "#web/parts";
import { part, sayFrom } from "./dom.ts";

const MAX = 6;

type Item = {
  element: HTMLLIElement;
  state: HTMLElement;
  bar: HTMLProgressElement;
  retry: HTMLButtonElement;
  file: Blob;
  small: Blob | null;
  id: string;
  pending: boolean;
};
type Say = ReturnType<typeof sayFrom>;

function itemOf(file: Blob, say: Say, onRetry: (item: Item) => void, onRemove: () => void): Item {
  const element = document.createElement("li");
  const image = document.createElement("img");
  image.alt = "";
  image.width = 96;
  image.height = 96;
  image.src = URL.createObjectURL(file);
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  bar.max = 1;
  const retry = buttonOf(say("retry"));
  const remove = buttonOf(say("remove"));
  retry.hidden = true;
  element.append(image, state, bar, retry, remove);
  const item: Item = { element, state, bar, retry, file, small: null, id: mintId(Date.now()), pending: true };
  retry.addEventListener("click", () => onRetry(item));
  remove.addEventListener("click", () => {
    item.pending = false;
    URL.revokeObjectURL(image.src);
    element.remove();
    onRemove();
  });
  return item;
}

function buttonOf(label: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = label;
  return button;
}

/** Shrinks and sends one photo; the id is the photo's own, so a second try never makes a second photo. */
async function deliver(item: Item, say: Say): Promise<void> {
  item.pending = true;
  item.retry.hidden = true;
  item.bar.hidden = false;
  item.bar.removeAttribute("value");
  item.state.textContent = say("shrinking");
  try {
    // What this browser cannot open, the HEIC of a phone for one, the server may.
    item.small ??= await shrinkPhoto(item.file).catch(() => item.file);
    const { status } = await sendPhoto(`/api/photos/${item.id}`, item.small, (share) => {
      item.bar.value = share;
      item.state.textContent = say("sending", { percent: Math.round(share * 100) });
    });
    if (status !== 409 && (status < 200 || status > 299)) throw new Error(String(status));
    item.state.textContent = say("sent");
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "photos";
    kept.value = item.id;
    item.element.append(kept);
  } catch {
    // Not a picture this phone can read, or no network: said beside the photo, with a way to try again.
    item.state.textContent = say("failed");
    item.retry.hidden = false;
  }
  item.bar.hidden = true;
  item.pending = false;
}

export function start(element: HTMLElement): void {
  const input = element.querySelector<HTMLInputElement>("input[type=file]");
  const list = part(element, "list");
  const status = part(element, "status");
  const form = element.closest("form");
  if (!input || !list || !status || !form || typeof createImageBitmap !== "function") return;
  const say = sayFrom(element);
  const items = new Set<Item>();
  let waiting: HTMLElement | null | undefined;
  // Photos travel by themselves; the form carries their ids only.
  input.removeAttribute("name");
  const settle = (): void => {
    if (waiting === undefined || [...items].some(({ pending }) => pending)) return;
    const submitter = waiting;
    waiting = undefined;
    form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : undefined);
  };
  const run = (item: Item): void =>
    void deliver(item, say).then(() => {
      form.dispatchEvent(new Event("input"));
      settle();
    });
  const take = (): void => {
    const room = MAX - list.children.length;
    const files = [...(input.files ?? [])];
    status.textContent = files.length > room ? say("full") : "";
    for (const file of files.slice(0, Math.max(0, room))) {
      const item = itemOf(file, say, run, settle);
      items.add(item);
      list.append(item.element);
      run(item);
    }
    input.value = "";
  };
  input.addEventListener("change", take);
  // On a slow line somebody has chosen before this script arrived.
  take();
  form.addEventListener("submit", (event) => {
    if (![...items].some(({ pending }) => pending)) return;
    event.preventDefault();
    waiting = event.submitter;
    status.textContent = say("waiting");
  });
}
