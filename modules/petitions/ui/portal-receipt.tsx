/** @jsxImportSource preact */
import { Card, fieldOf, Hidden, LinkButton, Notice, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { KeepLink } from "#parts/incidents";
import { portalWords } from "./portal-words.ts";
import { API, page } from "./portal-shared.tsx";

/** The receipt shown once more in another language or size: it travels in the page's own form. Null: not asked for. */
export function receiptAgain(visit: Visit): Promise<Outcome> | null {
  const follow = fieldOf(visit.request.form, "receipt");
  return follow === "" ? null : showReceipt(visit, follow);
}

/**
 * `follow`: the link of a petition or of a mandate. It is the answer to the sending itself, so that the secret stands in no address and no history until
 * it is opened; sent once more by a reload it is the same command, and the same receipt.
 */
export async function showReceipt(visit: Visit, follow: string): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const [, kind = "", ...rest] = follow.split("/");
  const [home = "", id = "", secret = ""] = rest;
  const at = [home, id].map(encodeURIComponent).join("/");
  const found = await visit.api.get<{ number: string }>(`${API}/${kind === "mandate" ? "mandates/followed" : "followed"}/${at}`, {
    secret,
  });
  if (!found.ok) return page(say("title"), <Notice tone="warn" title={found.refusal.message} />, 404);
  const { number } = found.value;
  const heading = kind === "mandate" ? say("mandate", { number }) : say("heading", { number });
  const body = (
    <div class="receipt">
      <form id="receipt" method="post" action={visit.request.path}>
        <Hidden values={{ receipt: follow }} />
      </form>
      <h1>{heading}</h1>
      <Notice tone="good" title={say("sent")} />
      <Card tone="accent">
        <p class="meta">{say("number")}</p>
        <p class="big-number">{number}</p>
        <p class="actions no-print">
          <LinkButton href={follow}>{say("open")}</LinkButton>
        </p>
      </Card>
      <KeepLink visit={visit} path={follow} />
    </div>
  );
  return { kind: "page", title: heading, body, journey: "receipt" };
}
