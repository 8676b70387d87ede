/** @jsxImportSource preact */
import {
  Card,
  ChoiceButtons,
  ErrorSummary,
  fieldOf,
  Hidden,
  LinkButton,
  mintId,
  sayInstant,
  TextArea,
  TextField,
  withQuery,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import { askBefore } from "#parts/incidents";
import type { Receipt } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { typeWords } from "../state-words.ts";

type Typed = (name: string) => string;
/** Kinds of reports (domain.md §5) that are disputes: what one of them asks before anything is typed is asked here too. */
const KINDS: Readonly<Record<string, string>> = {
  neighbour: "0101",
  family: "0102",
  property: "0103",
  labour: "0104",
  land: "0105",
  consumer: "0106",
  medical: "0107",
  requisition: "0108",
};
const SAID = "step id me them place type summary requests name phone minor guardian needs theirName body theirPhone asked".split(" ");
const TYPES = Object.keys(typeWords).map((key) => key.slice("type.".length));

function missing(visit: Visit, typed: Typed): FieldProblem[] {
  const say = speaker(portalWords, visit.language);
  const need = (field: string, words: "needed.name" | "needed.summary" | "needed.type" | "needed.theirs"): FieldProblem[] =>
    typed(field) === "" ? [{ field, message: say(words) }] : [];
  return [
    ...need("type", "needed.type"),
    ...need("summary", "needed.summary"),
    ...need("name", "needed.name"),
    ...need("theirName", "needed.theirs"),
  ];
}

/** A refusal of the server at the field it is about. */
const FIELDS: Readonly<Record<string, string>> = {
  "parties.0.guardian": "guardian",
  "parties.0.name": "name",
  "parties.1.name": "theirName",
  "parties.0.phone": "phone",
  "parties.1.phone": "theirPhone",
  place: "type",
};

async function send(visit: Visit, typed: Typed): Promise<Receipt | FieldProblem[]> {
  const party = (side: "applicant" | "respondent", id: string, name: string, phone: string) => ({
    party: typed(id),
    side,
    name: typed(name),
    phone: typed(phone) || null,
  });
  const body = {
    id: typed("id"),
    place: typed("place"),
    type: typed("type"),
    kind: typed("type") === "labour" ? "labour" : "people",
    summary: typed("summary"),
    requests: typed("requests") || null,
    rightsTold: true,
    language: visit.language,
    parties: [
      {
        ...party("applicant", "me", "name", "phone"),
        minor: typed("minor") === "yes",
        guardian: typed("guardian") || null,
        needs: typed("needs") || null,
      },
      { ...party("respondent", "them", "theirName", "theirPhone"), kind: typed("body") === "yes" ? "organisation" : "person" },
    ],
  };
  const reply = await visit.api.post<Receipt>("/api/mediation/disputes", body, { id: visit.request.commandId });
  if (reply.ok) return reply.value;
  const fields = (reply.refusal as { fields?: { path: string; message?: string }[] }).fields ?? [];
  return fields.length > 0
    ? fields.map(({ path, message }) => ({ field: FIELDS[path] ?? "", message: message ?? reply.refusal.message }))
    : [{ field: "", message: reply.refusal.message }];
}

function ReceiptPage({ visit, receipt }: { visit: Visit; receipt: Receipt }) {
  const say = speaker(portalWords, visit.language);
  const link = receipt.links[0]?.link ?? "";
  return (
    <>
      <h1>{say("receipt")}</h1>
      <p class="receipt-number">{say("receipt.number", { number: receipt.number })}</p>
      <p>{say("receipt.due", { due: sayInstant(receipt.dueAt, visit.language, visit.today) })}</p>
      <Card>
        <p>{say("receipt.link")}</p>
        <p class="typed">{`${visit.request.origin}${link}`}</p>
        <LinkButton href={link}>{say("receipt.open")}</LinkButton>
      </Card>
      <Card title={say("safety")}>
        <p>{say("safety.hint")}</p>
        <LinkButton href={`${link}/safety`} tone="quiet">
          {say("safety.go")}
        </LinkButton>
      </Card>
    </>
  );
}

function AskForm({ visit, typed, problems }: { visit: Visit; typed: Typed; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  const wrong = (field: string) => problems.find((one) => one.field === field)?.message;
  const text = (name: string, label: keyof typeof portalWords, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField name={name} label={say(label)} value={typed(name)} problem={wrong(name)} maxlength={60} {...more} />
  );
  const id = (name: string): string => typed(name) || mintId(Date.parse(visit.now));
  return (
    <form method="post" action={withQuery("/mediation/ask", { place: typed("place") })} novalidate>
      <Hidden
        values={{
          step: "form",
          commandId: visit.request.commandId,
          place: typed("place"),
          asked: typed("asked"),
          id: id("id"),
          me: id("me"),
          them: id("them"),
        }}
      />
      <div class={wrong("type") ? "field wrong" : "field"}>
        <label for="type">{say("type")}</label>
        {wrong("type") ? <p class="problem">{wrong("type")}</p> : null}
        <select id="type" name="type" aria-invalid={wrong("type") ? "true" : undefined}>
          <option value="">—</option>
          {TYPES.map((type) => (
            <option key={type} value={type} selected={typed("type") === type}>
              {say(`type.${type}` as keyof typeof portalWords)}
            </option>
          ))}
        </select>
      </div>
      <TextArea
        name="summary"
        label={say("summary")}
        hint={say("summary.hint")}
        value={typed("summary")}
        problem={wrong("summary")}
        maxlength={2000}
      />
      <TextArea name="requests" label={say("requests")} aside={say("optional")} value={typed("requests")} rows={3} maxlength={1000} />
      <h2>{say("you")}</h2>
      {text("name", "name", { autocomplete: "name" })}
      {text("phone", "phone", { hint: say("phone.hint"), aside: say("optional"), type: "tel", inputmode: "tel", autocomplete: "tel" })}
      <p>
        <label class="pick">
          <input type="checkbox" name="minor" value="yes" checked={typed("minor") === "yes"} /> <span>{say("minor")}</span>
        </label>
      </p>
      {text("guardian", "guardian", { hint: say("guardian.hint") })}
      {text("needs", "needs", { aside: say("optional"), maxlength: 200 })}
      <h2>{say("them")}</h2>
      {text("theirName", "theirName")}
      <p>
        <label class="pick">
          <input type="checkbox" name="body" value="yes" checked={typed("body") === "yes"} /> <span>{say("body")}</span>
        </label>
      </p>
      {text("theirPhone", "theirPhone", { aside: say("optional"), type: "tel", inputmode: "tel" })}
      <p class="meta">{say("send.after")}</p>
      <button type="submit" class="button primary">
        {say("send")}
      </button>
    </form>
  );
}

/** What kind of dispute comes before anything is typed, because some ask first whether somebody is being hurt. */
function chooseType(visit: Visit, action: string): Outcome {
  const say = speaker(portalWords, visit.language);
  const choices = TYPES.map((type) => ({ value: type, label: say(`type.${type}` as keyof typeof portalWords) }));
  const body = (
    <form method="post" action={action} novalidate>
      <Hidden values={{ step: "type" }} />
      <h1>{say("type")}</h1>
      <ChoiceButtons name="type" choices={choices} columns />
    </form>
  );
  return { kind: "page", title: say("type"), quiet: true, body };
}

/** One form, kept as typed whatever is wrong with it. */
export async function visitAsk(visit: Visit): Promise<Outcome> {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const place = request.query["place"] ?? fieldOf(request.form, "place");
  if (!/^\d{12}$/.test(place)) return { kind: "redirect", to: "/mediation" };
  const action = withQuery("/mediation/ask", { place });
  if (request.form === null) return chooseType(visit, action);
  const kind = KINDS[fieldOf(request.form, "type")] ?? "";
  const typed: Typed = (name) => {
    if (name === "place") return place;
    if (name === "asked" && fieldOf(request.form, "danger") === "no") return kind;
    return fieldOf(request.form, name).trim();
  };
  const values = Object.fromEntries(SAID.map((name) => [name, typed(name)]).filter(([, value]) => value !== ""));
  const asking = await askBefore(visit, kind, { action, values });
  if (asking) return asking;
  let problems: FieldProblem[] = [];
  if (typed("step") === "form") {
    problems = missing(visit, typed);
    const sent = problems.length === 0 ? await send(visit, typed) : problems;
    if (!Array.isArray(sent)) return { kind: "page", title: say("receipt"), body: <ReceiptPage visit={visit} receipt={sent} /> };
    problems = sent;
  }
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("title"),
    quiet: true,
    body: (
      <>
        <ErrorSummary title={say("problem")} problems={problems} />
        <h1>{say("title")}</h1>
        <AskForm visit={visit} typed={typed} problems={problems} />
      </>
    ),
  };
}
