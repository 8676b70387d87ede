/** @jsxImportSource preact */
import type { VNode } from "preact";
import { LinkButton, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { EditionRow } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { pageOf } from "./item.tsx";

/** The newest card on the front page: what the city answers for. */
export async function homeCard({ api, language }: Visit): Promise<VNode | null> {
  const say = speaker(cardWords, language);
  const reply = await api.get<{ rows: EditionRow[] }>("/api/report-card/editions");
  const newest = reply.ok ? reply.value.rows.find(({ withdrawn }) => !withdrawn) : undefined;
  if (!newest) return null;
  return (
    <section class="card accent" aria-labelledby="card">
      <h2 id="card">{newest[language]}</h2>
      <p>{say("highlight.words")}</p>
      <p class="actions">
        <LinkButton href={pageOf(newest)}>{say("highlight.open")}</LinkButton>
        <LinkButton href="/catalogue" tone="quiet">
          {say("highlight.figures")}
        </LinkButton>
      </p>
    </section>
  );
}
