/** @jsxImportSource preact */
import { Card, Facts, fieldOf, Hidden, LinkButton, Notice, sayInstant, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { KeepLink } from "#parts/incidents";
import type { FollowedItem } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

export const wrongLink = (visit: Visit, message: string): Outcome => {
  const say = speaker(portalWords, visit.language);
  return { kind: "page", status: 404, title: say("follow.lost"), body: <Notice tone="warn" title={message} /> };
};

/** The receipt shown once more in another language or size: it travels in the page's own form. Null: not asked for. */
export function receiptAgain(visit: Visit): Promise<Outcome> | null {
  const follow = fieldOf(visit.request.form, "receipt");
  return follow === "" ? null : showReceipt(visit, follow);
}

/** `follow`: the link. It is the answer to the sending itself, so that the secret stands in no address and no history until it is opened. */
export async function showReceipt(visit: Visit, follow: string): Promise<Outcome> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const [, , home = "", id = "", secret = ""] = follow.split("/");
  const at = [home, id].map(encodeURIComponent).join("/");
  const found = await visit.api.get<FollowedItem>(`/api/opinions/followed/${at}`, { secret });
  if (!found.ok) return wrongLink(visit, found.refusal.message);
  const { number, dueAt, provisional } = found.value;
  const when = `${say("receipt.by", { when: sayInstant(dueAt, language, today) })}${provisional ? say("provisional") : ""}`;
  return {
    kind: "page",
    title: say("receipt.title"),
    journey: "receipt",
    body: (
      <div class="receipt">
        <form id="receipt" method="post" action="/opinions/give">
          <Hidden values={{ receipt: follow }} />
        </form>
        <h1>{say("receipt.title")}</h1>
        <Card tone="accent">
          <p class="meta">{say("receipt.number")}</p>
          <p class="big-number">{number}</p>
          <Facts rows={[{ term: say("receipt.due"), value: when }]} />
          <p class="actions no-print">
            <LinkButton href={follow}>{say("receipt.open")}</LinkButton>
          </p>
        </Card>
        <KeepLink visit={visit} path={follow} />
      </div>
    ),
  };
}
