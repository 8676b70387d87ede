import { clearDraft, fieldsIn, readDraft, writeDraft } from "#web/parts";
import { doing, part } from "./dom.ts";

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

/** Keeps what the form holds on this device, page by page, and offers it when a new report is begun. */
export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const key = form.dataset["draft"] ?? "draft";
  const fields = (): Record<string, string[]> => Object.fromEntries(Object.entries(fieldsIn(form)).filter(([name]) => !OF_THE_PAGE.includes(name)));
  // Nothing is said on the first page yet: what is kept from before must not be overwritten by it.
  const begun = (): boolean => "category" in fields();
  const keep = (): void => {
    if (begun()) writeDraft(key, fields(), Date.now());
  };
  const offered = document.querySelector<HTMLFormElement>('[data-part="draft-offer"]');
  if (offered && !begun()) offer(key, offered);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400) as unknown as number;
  });
  form.addEventListener("submit", keep);
  addEventListener("pagehide", keep);
  keep();
}
