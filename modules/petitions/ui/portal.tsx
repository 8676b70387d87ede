/** @jsxImportSource preact */
import {
  ErrorSummary,
  fieldOf,
  fieldsOf,
  Notice,
  TextArea,
  TextField,
  type FieldProblem,
  type Outcome,
  type PageRoute,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { AgentList, FollowedPetition, MandateReceipt, MandateView, PetitionReceipt } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { FollowedCard, MandateCard } from "./portal-parts.tsx";
import { visitPetitionProof, visitPetitionProofFile } from "./portal-proof.tsx";
import { words } from "./words.ts";

const API = "/api/petitions";
type Areas = { areas: { code: string; zh: string; en: string }[] };

const page = (title: string, body: Extract<Outcome, { kind: "page" }>["body"], status = 200): Outcome => ({
  kind: "page",
  title,
  body,
  status,
});
const needed = (visit: Visit, fields: readonly string[]): FieldProblem[] => {
  const say = speaker(portalWords, visit.language);
  return fields
    .filter((field) => fieldOf(visit.request.form, field).trim() === "")
    .map((field) => ({ field, message: say("needed", { field: say(field as keyof typeof portalWords) }) }));
};
/** A refusal's fields point at the inputs that carry other names. */
const problemsOf = (refusal: { message: string; fields?: readonly { path: string }[] | undefined }): FieldProblem[] => [
  { field: refusal.fields?.[0]?.path.split(".")[0] ?? "", message: refusal.message },
];

async function visitLanding(visit: Visit): Promise<Outcome> {
  const { language, site, request } = visit;
  const say = speaker(portalWords, language);
  const [number, tail] = [request.query["number"] ?? "", request.query["tail"] ?? ""];
  const found = number && tail ? await visit.api.get<FollowedPetition>(`${API}/followed`, { number, tail }) : null;
  if (found?.ok) return page(say("heading", { number: found.value.number }), <FollowedCard visit={visit} view={found.value} />);
  const problems = found && !found.ok ? [{ field: "number", message: found.refusal.message }] : [];
  return page(
    say("title"),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("title")}</h1>
      <p class="lead">{say("lead")}</p>
      <p>
        <a class="button primary" href="/petitions/file">
          {say("file")}
        </a>
      </p>
      <p>
        <a class="button" href="/petitions/agents">
          {say("agents")}
        </a>
      </p>
      <form method="get" action="/petitions" class="card">
        <h2>{say("find")}</h2>
        <TextField name="number" label={say("number")} value={number} maxlength={20} />
        <TextField name="tail" label={say("tail")} value={tail} inputmode="numeric" maxlength={4} narrow />
        <button type="submit" class="button">
          {say("look")}
        </button>
      </form>
      <p class="meta">{say("paper", { number: site.hotline })}</p>
    </>,
    problems.length > 0 ? 404 : 200,
  );
}

/** Down the areas by links, so that it works without JavaScript; ends at a village. */
async function choosePlace(visit: Visit, base: string): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const inside = visit.request.query["in"] ?? "";
  const top = inside === "" ? await visit.api.get<Areas>("/api/places/areas", {}) : null;
  const parent = inside || (top?.ok ? top.value.areas[0]?.code : undefined);
  const list = await visit.api.get<Areas>("/api/places/areas", { parent });
  const areas = list.ok ? list.value.areas : [];
  const key = (code: string): string => (code.length === 12 ? "place" : "in");
  return page(
    say("where"),
    <>
      <h1>{say("where")}</h1>
      <p class="hint">{say("whereHint")}</p>
      <ul class="choices">
        {areas.map((area) => (
          <li key={area.code}>
            <a class="choice" href={`${base}?${key(area.code)}=${area.code}`}>
              <span class="choice-words">
                <span class="choice-label">{area[visit.language]}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>,
  );
}
const placeOf = ({ request }: Visit): string => fieldOf(request.form, "place") || (request.query["place"] ?? "");

async function visitFile(visit: Visit): Promise<Outcome> {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const place = placeOf(visit);
  if (!/^\d{12}$/.test(place)) return choosePlace(visit, "/petitions/file");
  const typed = (name: string): string => fieldOf(request.form, name);
  let problems = request.form ? needed(visit, ["requests", "facts"]) : [];
  if (request.form && problems.length === 0) {
    const requests = typed("requests")
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const optional = (name: string): string | null => typed(name).trim() || null;
    const body = {
      id: request.commandId,
      place,
      requests,
      facts: typed("facts"),
      name: optional("name"),
      phone: optional("phone"),
      address: optional("address"),
      language,
    };
    const reply = await visit.api.post<PetitionReceipt>(API, body, { id: request.commandId });
    if (reply.ok) return { kind: "redirect", to: `${reply.value.follow}?done=sent` };
    problems = problemsOf(reply.refusal);
  }
  const wrong = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  return page(
    say("file"),
    <form method="post" action="/petitions/file" novalidate>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("file")}</h1>
      <p class="hint">{say("before")}</p>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="commandId" value={request.commandId} />
      <TextArea
        name="requests"
        label={say("requests")}
        hint={say("requestsHint")}
        value={typed("requests")}
        problem={wrong("requests")}
        rows={3}
        maxlength={4000}
      />
      <TextArea name="facts" label={say("facts")} value={typed("facts")} problem={wrong("facts")} rows={8} maxlength={6000} />
      <TextField
        name="name"
        label={say("name")}
        aside={say("optional")}
        value={typed("name")}
        problem={wrong("name")}
        autocomplete="name"
        maxlength={50}
      />
      <TextField
        name="phone"
        label={say("phone")}
        aside={say("optional")}
        value={typed("phone")}
        problem={wrong("phone")}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
      />
      <TextField
        name="address"
        label={say("address")}
        aside={say("optional")}
        value={typed("address")}
        problem={wrong("address")}
        maxlength={200}
      />
      <button type="submit" class="button primary">
        {say("send")}
      </button>
    </form>,
    problems.length > 0 ? 422 : 200,
  );
}

const POWERS = ["write", "submit", "accompany", "receive"] as const;

async function visitAgents(visit: Visit): Promise<Outcome> {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const speak = speaker(words, language);
  const place = placeOf(visit);
  if (!/^\d{12}$/.test(place)) return choosePlace(visit, "/petitions/agents");
  const found = await visit.api.get<AgentList>(`${API}/agents`, { area: place });
  const agents = found.ok ? found.value.rows : [];
  const typed = (name: string): string => fieldOf(request.form, name);
  let problems = request.form ? needed(visit, ["agent", "name", "matter", "until"]) : [];
  const powers = fieldsOf(request.form, "powers");
  if (request.form && problems.length === 0) {
    const [home = "", id = ""] = typed("agent").split("/");
    const body = {
      id: request.commandId,
      place,
      agent: { home, id },
      name: typed("name"),
      phone: typed("phone").trim() || null,
      matter: typed("matter"),
      powers,
      until: typed("until"),
    };
    const reply = await visit.api.post<MandateReceipt>(`${API}/mandates`, body, { id: request.commandId });
    if (reply.ok) return { kind: "redirect", to: `${reply.value.follow}?done=sent` };
    problems = problemsOf(reply.refusal);
  }
  const wrong = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  const body =
    agents.length === 0 ? (
      <Notice title={say("noAgents")} />
    ) : (
      <form method="post" action="/petitions/agents" novalidate>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="commandId" value={request.commandId} />
        <fieldset class="field" id="agent">
          <legend>{say("agent")}</legend>
          {agents.map((one, index) => (
            <label key={one.id} class="tick">
              <input
                type="radio"
                name="agent"
                value={`${one.home}/${one.id}`}
                checked={typed("agent") === `${one.home}/${one.id}` || (typed("agent") === "" && index === 0)}
              />{" "}
              {one.name} · {language === "en" ? one.unitNameEn : one.unitName} · {one.certificate}
            </label>
          ))}
        </fieldset>
        <TextField name="name" label={say("name")} value={typed("name")} problem={wrong("name")} autocomplete="name" maxlength={50} />
        <TextField
          name="phone"
          label={say("phone")}
          aside={say("optional")}
          value={typed("phone")}
          problem={wrong("phone")}
          type="tel"
          inputmode="tel"
        />
        <TextArea name="matter" label={say("matter")} value={typed("matter")} problem={wrong("matter")} rows={4} maxlength={2000} />
        <fieldset class="field" id="powers">
          <legend>{say("powers")}</legend>
          {POWERS.map((power) => (
            <label key={power} class="tick">
              <input
                type="checkbox"
                name="powers"
                value={power}
                checked={request.form ? powers.includes(power) : power === "write" || power === "submit"}
              />{" "}
              {speak(`petitions.power.${power}`)}
            </label>
          ))}
        </fieldset>
        <TextField
          name="until"
          label={say("until")}
          value={typed("until") || `${Number(visit.today.slice(0, 4)) + 1}${visit.today.slice(4, 8)}01`}
          problem={wrong("until")}
          maxlength={10}
          narrow
        />
        <button type="submit" class="button primary">
          {say("ask")}
        </button>
      </form>
    );
  return page(
    say("agents"),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("agents")}</h1>
      {body}
    </>,
    problems.length > 0 ? 422 : 200,
  );
}

const STEPS: Readonly<Record<string, string>> = {
  "request-review": "review-requests",
  challenge: "challenges",
  withdraw: "withdrawals",
  rate: "ratings",
};

async function visitFollowed(visit: Visit): Promise<Outcome> {
  const { params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  let problems: FieldProblem[] = [];
  const step = STEPS[fieldOf(request.form, "step")];
  if (request.form && step) {
    const reason = fieldOf(request.form, "reason").trim();
    const body =
      step === "ratings"
        ? { secret, organ: fieldOf(request.form, "organ"), office: fieldOf(request.form, "office"), text: reason || null }
        : { secret, reason: reason || (step === "withdrawals" ? null : "") };
    const reply = await visit.api.post<unknown>(`${API}/${home}/${id}/${step}`, body, { id: request.commandId });
    if (reply.ok) return { kind: "redirect", to: `${request.path}?done=${step}` };
    problems = problemsOf(reply.refusal);
  }
  const found = await visit.api.get<FollowedPetition>(`${API}/followed/${home}/${id}`, { secret });
  if (!found.ok) return page(say("title"), <Notice tone="warn" title={found.refusal.message} />, 404);
  const done = request.query["done"];
  return page(
    say("heading", { number: found.value.number }),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      {done ? <Notice tone="good" title={say(done === "sent" ? "sent" : "done")} /> : null}
      <FollowedCard visit={visit} view={found.value} />
    </>,
    problems.length > 0 ? 422 : 200,
  );
}

async function visitMandate(visit: Visit): Promise<Outcome> {
  const { params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  let problems: FieldProblem[] = [];
  if (request.form && fieldOf(request.form, "step") === "revoke") {
    const reply = await visit.api.post<unknown>(
      `${API}/mandates/${home}/${id}/revocation`,
      { secret, reason: fieldOf(request.form, "reason").trim() || null },
      { id: request.commandId },
    );
    if (reply.ok) return { kind: "redirect", to: `${request.path}?done=revoked` };
    problems = problemsOf(reply.refusal);
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
      {done ? <Notice tone="good" title={say(done === "sent" ? "sent" : "done")} /> : null}
      <MandateCard visit={visit} view={found.value} />
    </>,
  );
}

export const petitionPages: readonly PageRoute[] = [
  { path: "/petitions", visit: visitLanding },
  { path: "/petitions/file", visit: visitFile },
  { path: "/petitions/agents", visit: visitAgents },
  { path: "/petition/:home/:id/:secret", visit: visitFollowed },
  { path: "/petition/:home/:id/:secret/proof", visit: visitPetitionProof },
  { path: "/petition/:home/:id/:secret/proof.json", visit: visitPetitionProofFile },
  { path: "/mandate/:home/:id/:secret", visit: visitMandate },
];
