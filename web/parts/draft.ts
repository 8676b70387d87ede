/** What was typed, kept on this device only, for a few days, until it is sent. */
export type Draft = { at: number; fields: Record<string, string[]> };

const KEEP_MS = 7 * 24 * 3_600_000;

export function readDraft(key: string, now: number): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    if (draft && now - draft.at < KEEP_MS) return draft;
    if (draft) localStorage.removeItem(key);
  } catch {
    // Storage switched off or written by something else: there is no draft.
  }
  return null;
}

export function writeDraft(key: string, fields: Draft["fields"], now: number): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ at: now, fields } satisfies Draft));
    return true;
  } catch {
    // Private windows and full phones: the form still works, it only cannot be kept.
    return false;
  }
}

export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing could be kept, so nothing is left.
  }
}

/** Text fields of a form by name; files are not kept, photo ids are. */
export function fieldsIn(form: HTMLFormElement): Draft["fields"] {
  const fields: Draft["fields"] = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") (fields[name] ??= []).push(value);
  return fields;
}
