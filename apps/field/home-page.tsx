/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import {
  askPosition,
  metresBetween,
  sayClock,
  sayDue,
  sayMetres,
  useField,
  useSay,
  type FieldCard,
  type FieldPart,
  type Position,
} from "#web/field";
import { Icon, type IconName } from "#web/parts";
import { InstallCard } from "./install-card.tsx";
import { inOrder } from "./order.ts";
import { appWords } from "./words.ts";

function Card({ card, from }: { card: FieldCard; from: Position | null }) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const due = card.dueAt ? sayDue(card.dueAt, card.provisional, engine.now(), state.language) : null;
  return (
    <li>
      <a class={`f-task ${card.urgency ?? "plain"}`} href={`#${card.href}`}>
        <span class="f-task-head">
          <strong>{card.title}</strong>
          <span class="f-stage">{card.state}</span>
        </span>
        {card.detail ? <span class="f-detail">{card.detail}</span> : null}
        <span class="f-meta">{card.place}</span>
        <span class="f-meta">
          {due ? <span class={`f-due ${due.tone}`}>{due.text}</span> : null}
          {from && card.point ? <span>{sayMetres(metresBetween(card.point, from), state.language)}</span> : null}
          {card.pending > 0 ? <span class="f-badge">{say("today.pending", { n: card.pending })}</span> : null}
        </span>
      </a>
    </li>
  );
}

/** Today: the camera first, then what there is to do, by due time or by distance. */
export function HomePage({ parts }: { parts: readonly FieldPart[] }) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const [from, setFrom] = useState<Position | null>(null);
  const [told, setTold] = useState("");
  const cards = parts.flatMap((part) => part.cards(state, engine.now()));
  const sorted = inOrder(cards, from && ((point) => metresBetween(point, from)));
  const near = async (): Promise<void> => {
    setTold(say("today.asking"));
    const found = await askPosition();
    setFrom(found);
    setTold(found ? say("today.position") : say("today.nowhere"));
  };
  const all = parts.flatMap((part) => part.actions);
  const actions = all.filter(({ roles }) => !roles || state.account?.grants.some(({ role }) => roles.includes(role)));
  const elsewhere = actions.length < all.length;
  // Said on top; until it has come nobody knows whether there is something to do.
  const fetching = state.packAt === null && state.syncing;
  return (
    <>
      <ul class="f-actions">
        {actions.map(({ href, icon, words }, index) => (
          <li key={href} class={index === 0 ? "first" : undefined}>
            <a class={index === 0 ? "f-button primary f-big" : "f-button f-big"} href={`#${href}`}>
              <Icon name={icon as IconName} /> {words[state.language]}
            </a>
          </li>
        ))}
      </ul>
      <h1>
        {say("today.title")} <span class="f-count">{say("today.count", { n: sorted.length })}</span>
      </h1>
      {sorted.length > 0 ? (
        <div class="f-row" role="group" aria-label={say("today.title")}>
          <button
            type="button"
            class="f-button f-choice"
            aria-pressed={from === null}
            onClick={() => {
              setFrom(null);
              setTold("");
            }}
          >
            {say("today.due")}
          </button>
          <button type="button" class="f-button f-choice" aria-pressed={from !== null} onClick={() => void near()}>
            {say("today.near")}
          </button>
        </div>
      ) : null}
      <p class="f-hint" role="status">
        {told}
      </p>
      {sorted.length > 0 ? null : elsewhere ? (
        <p class="f-card">
          {say("today.elsewhere")} <a href="/console">{say("today.console")}</a>
        </p>
      ) : fetching ? null : (
        <p class="f-card">{say(state.packAt === null ? "today.never" : "today.empty")}</p>
      )}
      <ul class="f-stack">
        {sorted.map((card) => (
          <Card key={card.key} card={card} from={from} />
        ))}
      </ul>
      {state.packAt !== null ? (
        <p class="f-hint">{say("today.at", { time: sayClock(state.packAt, engine.now(), state.language) })}</p>
      ) : null}
      {state.packAt === null ? null : <InstallCard />}
    </>
  );
}
