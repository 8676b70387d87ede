/** @jsxImportSource preact */
import { Card, ErrorSummary, fieldOf, Notice, TelLink, TextField, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { visitAction } from "./follow-actions.tsx";
import { FollowPage } from "./follow-page.tsx";
import { readTaxonomy } from "./taxonomy.ts";

/** The same words whether a number does not exist or is not the visitor's: numbers cannot be tried out. */
export function notFoundPage({ site, language }: Visit, status: number, message: string): Outcome {
  const say = speaker(portalWords, language);
  return {
    kind: "page",
    status: status || 503,
    title: say("follow.title"),
    body: (
      <>
        <h1>{say("follow.title")}</h1>
        <Notice tone="warn" title={message} />
        <p>{say("follow.lost.how", { number: site.hotline })}</p>
        <p class="actions">
          <a class="button primary" href="/follow">
            {say("follow.title")}
          </a>
        </p>
      </>
    ),
  };
}

const DONE = ["answers", "ratings", "reopenings", "withdrawals"] as const;

async function followed(
  visit: Visit,
  view: FollowView,
  secret: string | null,
  problems: readonly FieldProblem[],
  done: string | undefined,
): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const taxonomy = await readTaxonomy(visit.api, visit.language);
  const thanks = DONE.find((one) => one === done);
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("follow.heading", { number: view.number }),
    body: (
      <>
        <ErrorSummary title={say("problem.title")} problems={problems} />
        {thanks ? <Notice tone="good" title={say(`done.${thanks}`)} /> : null}
        <FollowPage visit={visit} view={view} secret={view.by === "link" ? secret : null} taxonomy={taxonomy} problems={problems} />
      </>
    ),
  };
}

/** Other matters of residents that have a number and a link like a report's: shown by their own module, or null when it is not theirs either. */
export type OtherMatters = {
  followed: (visit: Visit) => Promise<Outcome | null>;
  byNumber: (visit: Visit, number: string, tail: string) => Promise<Outcome | null>;
};

/** /f/{home}/{id}/{secret}: everything of one's own report, and what one may do about it; of a report one met too, its progress. */
export async function visitFollowed(visit: Visit, others: OtherMatters): Promise<Outcome> {
  const { api, params, request } = visit;
  const { home = "", id = "", secret = "" } = params;
  const reply = await api.get<FollowView>(`/api/incidents/followed/${home}/${id}`, { secret });
  if (!reply.ok) {
    const other = reply.status === 404 ? await others.followed(visit) : null;
    return other ?? notFoundPage(visit, reply.status, reply.refusal.message);
  }
  const acted = request.form ? await visitAction(visit) : null;
  if (acted?.outcome) return acted.outcome;
  return followed(visit, reply.value, secret, acted?.problems ?? [], request.query["done"]);
}

/** /follow: by number and phone tail. A form that posts, so that neither stands in an address or a log. */
export async function visitFollow(visit: Visit, others: OtherMatters): Promise<Outcome> {
  const { request, api, language, site } = visit;
  const say = speaker(portalWords, language);
  const number = fieldOf(request.form, "number").normalize("NFKC").trim() || (request.query["number"] ?? "");
  const tail = fieldOf(request.form, "tail").normalize("NFKC").trim();
  const problems: FieldProblem[] = [];
  let status = 200;
  if (request.form && !fieldOf(request.form, "switch")) {
    if (number === "") problems.push({ field: "number", message: say("follow.number.needed") });
    if (!/^\d{4}$/.test(tail)) problems.push({ field: "tail", message: say("follow.tail.needed") });
    if (problems.length === 0) {
      const asked = number.replace(/\s/g, "");
      const reply = await api.post<FollowView>("/api/incidents/followed", { number: asked, tail }, { id: request.commandId });
      if (reply.ok) return followed(visit, reply.value, null, [], undefined);
      const other = reply.status === 404 ? await others.byNumber(visit, asked, tail) : null;
      if (other) return other;
      problems.push({ field: "number", message: reply.refusal.message });
      status = reply.status || 503;
    } else status = 422;
  }
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return {
    kind: "page",
    status,
    title: say("follow.title"),
    journey: "journey",
    body: (
      <>
        <h1>{say("follow.title")}</h1>
        <p class="lead">{say("follow.lead")}</p>
        <ErrorSummary title={say("problem.title")} problems={problems} />
        <form id="journey" class="card" method="post" action="/follow" novalidate>
          <TextField
            name="number"
            label={say("follow.number")}
            hint={say("follow.number.hint")}
            value={number}
            maxlength={40}
            problem={of("number")}
          />
          <TextField name="tail" label={say("follow.tail")} value={tail} inputmode="numeric" maxlength={4} problem={of("tail")} narrow />
          <p class="actions">
            <button type="submit" class="button primary">
              {say("follow.go")}
            </button>
          </p>
        </form>
        <Card title={say("follow.lost")}>
          <p>{say("follow.lost.how", { number: site.hotline })}</p>
          <p>
            <TelLink number={site.hotline} />
          </p>
        </Card>
      </>
    ),
  };
}
