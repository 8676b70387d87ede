/** @jsxImportSource preact */
import { ErrorSummary, fieldOf, Notice, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowedPetition, MandateView } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { MandateCard } from "./portal-mandate.tsx";
import { FollowedCard } from "./portal-parts.tsx";
import { API, needed, page, problemsOf } from "./portal-shared.tsx";

const STEPS: Readonly<Record<string, string>> = {
  "request-review": "review-requests",
  challenge: "challenges",
  withdraw: "withdrawals",
  settle: "settlement-agreements",
  rate: "ratings",
};

export async function visitFollowed(visit: Visit): Promise<Outcome> {
  const { params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  let problems: FieldProblem[] = [];
  const step = STEPS[fieldOf(request.form, "step")];
  if (request.form && step) {
    const reason = fieldOf(request.form, "reason").trim();
    const agreed = step === "settlement-agreements";
    const body = agreed
      ? { secret, terms: fieldOf(request.form, "terms") }
      : step === "ratings"
        ? { secret, organ: fieldOf(request.form, "organ"), office: fieldOf(request.form, "office"), text: reason || null }
        : { secret, reason: reason || (step === "withdrawals" ? null : "") };
    problems = step === "ratings" ? needed(visit, ["organ", "office"], (field) => `rate.${field}`) : [];
    if (problems.length === 0) {
      const reply = await visit.api.post<unknown>(`${API}/${home}/${id}/${step}`, body, { id: request.commandId });
      if (reply.ok) return { kind: "redirect", to: `${request.path}?done=${step}` };
      problems = problemsOf(reply.refusal);
    }
  }
  const found = await visit.api.get<FollowedPetition>(`${API}/followed/${home}/${id}`, { secret });
  if (!found.ok) return page(say("title"), <Notice tone="warn" title={found.refusal.message} />, 404);
  const done = request.query["done"];
  return page(
    say("heading", { number: found.value.number }),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      {done ? <Notice tone="good" title={say("done")} /> : null}
      <FollowedCard visit={visit} view={found.value} />
    </>,
    problems.length > 0 ? 422 : 200,
  );
}

export async function visitMandate(visit: Visit): Promise<Outcome> {
  const { params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  let problems: FieldProblem[] = [];
  const step = fieldOf(request.form, "step");
  if (request.form && (step === "revoke" || step === "rate")) {
    const typed = (name: string): string | null => fieldOf(request.form, name).trim() || null;
    const address = `${API}/mandates/${home}/${id}`;
    problems = step === "rate" ? needed(visit, ["score"], () => "rateAgent") : [];
    if (problems.length === 0) {
      const reply =
        step === "rate"
          ? await visit.api.post<unknown>(
              `${address}/ratings`,
              { secret, score: typed("score"), text: typed("text") },
              { id: request.commandId },
            )
          : await visit.api.post<unknown>(`${address}/revocation`, { secret, reason: typed("reason") }, { id: request.commandId });
      if (reply.ok) return { kind: "redirect", to: `${request.path}?done=${step}` };
      problems = problemsOf(reply.refusal);
    }
  }
  const found = await visit.api.get<MandateView & { follow: { number: string; path: string }[] }>(
    `${API}/mandates/followed/${home}/${id}`,
    { secret },
  );
  if (!found.ok) return page(say("title"), <Notice tone="warn" title={found.refusal.message} />, 404);
  const done = request.query["done"];
  return page(
    say("mandate", { number: found.value.number }),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      {done ? <Notice tone="good" title={say("done")} /> : null}
      <MandateCard visit={visit} view={found.value} />
    </>,
  );
}
