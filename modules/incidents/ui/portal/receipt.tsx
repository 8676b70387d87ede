/** @jsxImportSource preact */
import { Card, Facts, fieldOf, Hidden, LinkButton, Notice, QrCode, sayInstant, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { notFoundPage } from "./follow.tsx";
import { sayNumber } from "./limits.ts";
import { readTaxonomy } from "./taxonomy.ts";

/** /receipt/{home}/{id}?s={secret}: receipts kept as an address from when they had one. */
export const visitReceipt = (visit: Visit): Promise<Outcome> =>
  showReceipt(visit, { home: visit.params["home"] ?? "", id: visit.params["id"] ?? "", secret: visit.request.query["s"] ?? "" });

/** The receipt shown once more in another language or size: it travels in the page's own form. Null: not asked for. */
export function receiptAgain(visit: Visit): Promise<Outcome> | null {
  const [home = "", id = "", secret = ""] = fieldOf(visit.request.form, "receipt").split("/");
  return id === "" ? null : showReceipt(visit, { home, id, secret });
}

/** The link itself, to be kept: as text, as a QR code, copied, sent to oneself or printed. */
export function KeepLink({ visit: { request, language }, path }: { visit: Visit; path: string }) {
  const say = speaker(portalWords, language);
  const link = `${request.origin}${path}`;
  return (
    <Card title={say("receipt.keep")}>
      <div class="keep">
        <div class="qr-box">
          <QrCode text={link} label={say("receipt.qr")} />
          <p class="meta">{say("receipt.scan")}</p>
        </div>
        <div>
          <p class="link-box">
            <a href={path}>{link}</a>
          </p>
          <p class="row no-print js-only" data-island="keep" data-link={link} data-say-copied={say("receipt.copied")}>
            <button type="button" class="button quiet" data-do="copy">
              {say("receipt.copy")}
            </button>
            <button type="button" class="button quiet" data-do="share" hidden>
              {say("receipt.share")}
            </button>
            <button type="button" class="button quiet" data-do="print">
              {say("receipt.print")}
            </button>
            <span role="status" data-part="status" />
          </p>
          <p class="meta">{say("receipt.keep.how")}</p>
        </div>
      </div>
    </Card>
  );
}

/**
 * What the resident keeps: the number to say aloud, the link, its QR code. It is the answer to the sending itself, so that the secret stands in no
 * address, history or Referer; sent once more by a reload it is the same command, and the same receipt.
 */
export async function showReceipt(visit: Visit, kept: { home: string; id: string; secret: string }): Promise<Outcome> {
  const { api, language, site, today } = visit;
  const { secret } = kept;
  const say = speaker(portalWords, language);
  const at = [kept.home, kept.id].map(encodeURIComponent).join("/");
  const reply = await api.get<FollowView>(`/api/incidents/followed/${at}`, { secret });
  if (!reply.ok) return notFoundPage(visit, reply.status, reply.refusal.message);
  const { home, id, number, dueAt, dueHow, placeName, reportedAt } = reply.value;
  const category = (await readTaxonomy(api, language)).of(reply.value.category);
  const path = `/f/${home}/${id}/${secret}`;
  return {
    kind: "page",
    title: say("receipt.title"),
    journey: "receipt",
    body: (
      <div class="receipt" data-island="sent" data-draft="report">
        <form id="receipt" method="post" action="/report">
          <Hidden values={{ receipt: `${home}/${id}/${secret}` }} />
        </form>
        <h1>{say("receipt.title")}</h1>
        <Card tone="accent">
          <p class="meta">{say("receipt.number")}</p>
          <p class="big-number">{sayNumber(number)}</p>
          <Facts
            rows={[
              {
                term: say("receipt.due"),
                value: dueAt
                  ? `${say("follow.due", { when: sayInstant(dueAt, language, today) })}${dueHow?.provisional ? ` ${say("follow.provisional")}` : ""}`
                  : say("receipt.due.none"),
              },
              // A kind nobody else may read about is not printed either: paper lies about at home.
              ...(category && !category.sealed ? [{ term: say("check.category"), value: category[language] }] : []),
              { term: say("follow.place"), value: placeName },
              { term: say("follow.at"), value: sayInstant(reportedAt, language, today) },
            ]}
          />
          <p class="actions no-print">
            <LinkButton href={path}>{say("receipt.open")}</LinkButton>
          </p>
        </Card>
        <KeepLink visit={visit} path={path} />
        <Notice>
          <p>{say("receipt.tail")}</p>
          <p>{say("receipt.call", { number: site.hotline })}</p>
        </Notice>
      </div>
    ),
  };
}
