import { clearDraft, fieldsIn, readDraft, writeDraft } from "#web/parts";
import { doing, part, sayFrom } from "./dom.ts";
import { holdWhileOffline } from "./offline.ts";

/** Belong to one page, not to what was typed. */
const OF_THE_PAGE = ["step", "commandId", "enter"];

function offer(key: string, form: HTMLFormElement): void {
  const draft = readDraft(key, Date.now());
  if (!draft) return;
  for (const [name, values] of Object.entries({ ...draft.fields, resume: ["1"] })) {
    for (const value of values) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      form.append(input);
    }
  }
  const words = part(form, "draft-words");
  if (words) words.textContent = (draft.fields["description"]?.[0] ?? draft.fields["address"]?.[0] ?? "").slice(0, 60);
  doing(form, "discard")?.addEventListener("click", () => {
    clearDraft(key);
    form.hidden = true;
  });
  form.hidden = false;
}

function photoItem(id: string, remove: string): HTMLLIElement {
  const item = document.createElement("li");
  const image = Object.assign(document.createElement("img"), { src: `/api/photos/${id}?size=thumb`, alt: "", width: 96, height: 96 });
  const kept = Object.assign(document.createElement("input"), { type: "hidden", name: "photos", value: id });
  const label = Object.assign(document.createElement("label"), { className: "drop" });
  label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: "dropPhoto", value: id }), ` ${remove}`);
  item.append(image, kept, label);
  return item;
}

/** A page loaded anew comes as the server last saw it: what this device kept of the same report since is put back, never over what stands there. */
function restore(key: string, form: HTMLFormElement, here: Record<string, string[]>): void {
  const kept = readDraft(key, Date.now())?.fields;
  if (!kept || kept["id"]?.[0] === undefined || kept["id"][0] !== here["id"]?.[0]) return;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input[type=text], input[type=tel]")) {
    if (field.value === "" && field.name !== "q") field.value = kept[field.name]?.[0] ?? "";
  }
  const photos = form.querySelector<HTMLElement>("[data-island=photos]");
  const list = photos ? part(photos, "list") : null;
  if (!photos || !list) return;
  const dropped = kept["dropPhoto"] ?? [];
  for (const id of kept["photos"] ?? [])
    if (!here["photos"]?.includes(id) && !dropped.includes(id)) list.append(photoItem(id, sayFrom(photos)("remove")));
}

/** Keeps what the form holds on this device, page by page, and offers it when a new report is begun. */
export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const key = form.dataset["draft"] ?? "draft";
  const fields = (): Record<string, string[]> =>
    Object.fromEntries(Object.entries(fieldsIn(form)).filter(([name]) => !OF_THE_PAGE.includes(name)));
  // Nothing is said on the first page yet: what is kept from before must not be overwritten by it.
  const begun = (): boolean => "category" in fields();
  const keep = (): void => {
    if (begun()) writeDraft(key, fields(), Date.now());
  };
  const offered = document.querySelector<HTMLFormElement>('[data-part="draft-offer"]');
  if (offered && !begun()) offer(key, offered);
  if (begun()) restore(key, form, fields());
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400) as unknown as number;
  });
  form.addEventListener("submit", keep);
  holdWhileOffline(form);
  addEventListener("pagehide", keep);
  keep();
}
