import assert from "node:assert/strict";
import { test } from "node:test";
import { keepDraft, type Written } from "../draft-keeper.ts";
import type { Engine } from "../engine.ts";

type Form = { words: string; place: string };
const EMPTY: Form = { words: "", place: "" };
const picture = (text: string): Blob => new Blob([text], { type: "image/jpeg" });
const spoken = (text: string): Blob => new Blob([text], { type: "audio/wav" });

/** A phone that reads and writes as slowly as it is told. */
function phone(stored: { value: Form; photos: Map<string, Blob> } | null) {
  const kept = { draft: stored, writes: 0 };
  let open = (): void => {};
  const reading = new Promise<void>((resolve) => (open = resolve));
  const draft: Engine["draft"] = {
    read: async () => {
      await reading;
      return kept.draft && { value: kept.draft.value, photos: new Map(kept.draft.photos) };
    },
    write: async (_name, value, photos) => {
      kept.draft = { value: value as Form, photos: new Map(photos) };
      kept.writes++;
      return true;
    },
    clear: async () => void (kept.draft = null),
  };
  let minted = 0;
  let shown: Written<Form> | null = null;
  const keeper = keepDraft({ draft, mint: () => `id-${++minted}` }, "report", EMPTY, (written) => (shown = written));
  return { keeper, kept, open, shown: () => shown as Written<Form> | null };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("what was typed before the phone had read the unfinished report stays, and the rest is taken from there", async () => {
  const { keeper, kept, open, shown } = phone({
    value: { words: "旧话", place: "330502001001" },
    photos: new Map([["p1", picture("旧")]]),
  });
  const begun = keeper.begin();
  keeper.set({ words: "井盖没了" });
  open();
  await begun;
  await settled();
  assert.deepEqual(shown()?.form, { words: "井盖没了", place: "330502001001" });
  assert.deepEqual([shown()?.found, [...(shown()?.photos.keys() ?? [])]], [true, ["p1"]]);
  assert.deepEqual(kept.draft?.value, { words: "井盖没了", place: "330502001001" });
  assert.deepEqual([...(kept.draft?.photos.keys() ?? [])], ["p1"]);
});

test("a photo and a recording that end while somebody types on undo no word of it", async () => {
  const { keeper, kept, open, shown } = phone(null);
  open();
  await keeper.begin();
  keeper.set({ words: "路灯" });
  const { setPhotos, setVoice } = keeper;
  keeper.set({ words: "路灯不亮", place: "330502001001" });
  setPhotos(new Map([["p1", picture("新")]]));
  setVoice(spoken("说"));
  await settled();
  assert.deepEqual(shown()?.form, { words: "路灯不亮", place: "330502001001" });
  assert.deepEqual(kept.draft?.value, { words: "路灯不亮", place: "330502001001" });
  assert.deepEqual([...(kept.draft?.photos.keys() ?? [])], ["p1", "id-1"]);
  keeper.setVoice(spoken("再说"));
  await settled();
  assert.deepEqual([...(kept.draft?.photos.keys() ?? [])], ["p1", "id-2"], "the recording before is let go");
});

test("a recording left from before is heard again and goes on under its own id", async () => {
  const { keeper, kept, open, shown } = phone({ value: EMPTY, photos: new Map([["v1", spoken("旧")]]) });
  open();
  await keeper.begin();
  assert.ok(shown()?.voice);
  keeper.set({ words: "补一句" });
  await settled();
  assert.deepEqual([...(kept.draft?.photos.keys() ?? [])], ["v1"]);
});

test("what was let go before it was read does not come back, and what is begun after it is kept", async () => {
  const { keeper, kept, open, shown } = phone({ value: { words: "旧话", place: "" }, photos: new Map() });
  const begun = keeper.begin();
  const cleared = keeper.clear();
  open();
  await Promise.all([begun, cleared]);
  assert.deepEqual([shown()?.form, shown()?.found, kept.draft], [EMPTY, false, null]);
  keeper.set({ words: "新的一件" });
  await settled();
  assert.deepEqual(kept.draft?.value, { words: "新的一件", place: "" });
});
