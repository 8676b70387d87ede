import { clearDraft } from "#web/parts";
import { holdWhileOffline } from "./offline.ts";

/** The report has arrived, or is of a kind that leaves no trace on a device others may pick up. */
export function start(element: HTMLElement): void {
  clearDraft(element.dataset["draft"] ?? "draft");
  if (element instanceof HTMLFormElement) holdWhileOffline(element);
}
