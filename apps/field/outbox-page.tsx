/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { fieldWords, isOpen, sayClock, useField, useSay, type FieldPart, type Item } from "#web/field";
import { appWords } from "./words.ts";

function useTitle(parts: readonly FieldPart[], item: Item): { title: string; detail: string } {
  const { state } = useField();
  for (const part of parts) {
    const found = part.title(item, state);
    if (found) return found;
  }
  return { title: item.command, detail: "" };
}

function StateOf({ item }: { item: Item }) {
  const { state } = useField();
  const say = useSay(fieldWords);
  const { reason } = item;
  const failed = item.state === "waiting" && reason !== null;
  const key = state.sending === item.id ? "sending" : failed ? "failed" : item.state;
  const why = reason === null ? "" : reason.code === "network" ? say("reason.network") : reason.message || say("reason.other");
  return (
    <>
      <span class={`f-state ${key}`}>{say(`item.${key}`)}</span>
      {why && item.state !== "kept" ? <span class="f-hint f-why">{why}</span> : null}
    </>
  );
}

function Line({ item, parts }: { item: Item; parts: readonly FieldPart[] }) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const sayField = useSay(fieldWords);
  const [sure, setSure] = useState(false);
  const [full, setFull] = useState(false);
  const { title, detail } = useTitle(parts, item);
  const pictures = item.photos.filter(({ voice }) => !voice);
  const sent = pictures.filter(({ sentAt }) => sentAt !== null).length;
  const busy = state.sending === item.id;
  const instead = item.state === "kept" || item.state === "refused" ? parts.map((part) => part.instead?.(item)).find(Boolean) : null;
  const asNote = async (): Promise<void> => {
    if (!instead) return;
    // Kept under its own id first: a phone that stops between the two has the words twice rather than not at all.
    const spoken = item.photos.find(({ voice }) => voice);
    const voice = spoken ? await engine.file(spoken.id) : null;
    const { saved } = await engine.save(instead, voice ? [voice] : []);
    if (saved) await engine.discard(item.id);
    else setFull(true);
  };
  return (
    <li class="f-card">
      <h2>{title}</h2>
      <p class="f-meta">
        {detail ? <span>{detail}</span> : null}
        <span>{say("outbox.at", { time: sayClock(item.savedAt, engine.now(), state.language) })}</span>
        {pictures.length > 0 ? (
          <span>{sent > 0 ? say("outbox.photos.of", { sent, n: pictures.length }) : say("outbox.photos", { n: pictures.length })}</span>
        ) : null}
        {pictures.length < item.photos.length ? <span>{say("outbox.voice")}</span> : null}
      </p>
      <p>
        <StateOf item={item} />
      </p>
      {item.state === "kept" ? <p>{say("outbox.kept")}</p> : null}
      {instead && pictures.length > 0 ? <p>{say("outbox.kept.photos", { n: pictures.length })}</p> : null}
      {full ? (
        <p class="f-problem" role="alert">
          {sayField("save.full")}
        </p>
      ) : null}
      {isOpen(item) && !busy ? (
        <div class="f-row">
          {item.state === "kept" ? null : (
            <button type="button" class="f-button" onClick={() => void engine.retry(item.id)}>
              {say("outbox.retry")}
            </button>
          )}
          {instead ? (
            <button type="button" class="f-button primary" onClick={() => void asNote()}>
              {say("outbox.note")}
            </button>
          ) : null}
          {sure ? (
            <>
              <button type="button" class="f-button danger" onClick={() => void engine.discard(item.id)}>
                {say("outbox.sure", { title })}
              </button>
              <button type="button" class="f-button" onClick={() => setSure(false)}>
                {say("outbox.no")}
              </button>
            </>
          ) : (
            <button type="button" class="f-button quiet" onClick={() => setSure(true)}>
              {say("outbox.discard")}
            </button>
          )}
        </div>
      ) : null}
    </li>
  );
}

/** Everything made here that has not arrived, each with where it stands and why. */
export function OutboxPage({ parts }: { parts: readonly FieldPart[] }) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const open = state.items.filter(isOpen);
  const sent = state.items
    .filter((item) => item.state === "sent")
    .slice(-20)
    .reverse();
  return (
    <>
      <h1>{say("outbox.title")}</h1>
      {open.length === 0 ? <p class="f-card good">{say("outbox.empty")}</p> : null}
      {open.some((item) => item.state !== "kept") ? (
        <button type="button" class="f-button primary f-wide" onClick={() => void engine.retry()}>
          {say("outbox.all")}
        </button>
      ) : null}
      <ul class="f-stack">
        {open.map((item) => (
          <Line key={item.id} item={item} parts={parts} />
        ))}
      </ul>
      {sent.length > 0 ? (
        <>
          <h2>{say("outbox.sent")}</h2>
          <ul class="f-stack">
            {sent.map((item) => (
              <Line key={item.id} item={item} parts={parts} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
