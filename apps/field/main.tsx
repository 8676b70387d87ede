/** @jsxImportSource preact */
import { render } from "preact";
import { offeredHere, takeOffered, type Offered } from "#web/client";
import { createEngine } from "#web/field";
import { mintId } from "#web/parts";
import { App } from "./app.tsx";
import { deviceWord } from "../../modules/grid-work/ui/field.tsx";
import { installer } from "./install.ts";
import { parts } from "./parts.ts";
import { keepUpdated } from "./updates.ts";
import { appWords } from "./words.ts";
import "./field.css";

const root = document.getElementById("root");
if (!root) throw new Error("no root");

const offered = takeOffered();
const engine = createEngine({ parts, mint: mintId, device: deviceWord });
/** Where something may be half written, the page is not changed under the hand. */
const writing = (): boolean => !["", "#/", "#/outbox", "#/me"].includes(location.hash) || document.querySelector("form") !== null;
const updates = keepUpdated(() => !writing());

const awake = (): void => {
  if (document.visibilityState !== "visible") return;
  updates.check();
  void engine.contact();
};
installer.listen();
addEventListener("online", () => void engine.contact());
const show = (other: Offered | null): void => render(<App engine={engine} parts={parts} offered={other} />, root);
addEventListener("hashchange", () => {
  updates.settle();
  const next = takeOffered();
  if (next) void offeredHere(next).then(show);
});
document.addEventListener("visibilitychange", awake);

engine.start().then(
  async () => {
    show(await offeredHere(offered));
    updates.check();
  },
  () => {
    // No storage at all: nothing can be kept, so nothing is asked for.
    root.textContent = `${appWords["start.failed"].zh} ${appWords["start.failed"].en}`;
  },
);
