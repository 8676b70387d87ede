/** @jsxImportSource preact */
import {
  areaPick,
  ErrorSummary,
  fieldOf,
  isPhone,
  Notice,
  plainPhone,
  withQuery,
  writeCheckSend,
  type AreaChoices,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { Receipt } from "../../contract.ts";
import { Fields, Where, type Asked, type Place, type Typed, type Unit } from "./complaint-form.tsx";
import { complaintWords } from "./complaint-words.ts";
import { receiptAgain, showReceipt } from "./receipt.tsx";

const STAFF_COMPLAINT = "1503";
const typedIn = ({ form }: Visit["request"]): Typed => ({
  unit: fieldOf(form, "unit"),
  description: fieldOf(form, "description").trim(),
  name: fieldOf(form, "name").trim(),
  phone: plainPhone(fieldOf(form, "phone").trim()),
});

function problemsOf({ visit, place, typed }: Omit<Asked, "problems">): FieldProblem[] {
  const say = speaker(complaintWords, visit.language);
  return [
    ...(place.units.some(({ code }) => code === typed.unit) ? [] : [{ field: "unit", message: say("unit.needed") }]),
    ...(typed.description === "" ? [{ field: "description", message: say("words.needed") }] : []),
    ...(typed.phone === "" || isPhone(typed.phone) ? [] : [{ field: "phone", message: say("phone.format") }]),
  ];
}

async function placeOf(visit: Visit, choices: AreaChoices): Promise<Place> {
  const asked = visit.request.query["area"] ?? "";
  const pick = await areaPick(visit, choices, /^\d{4,12}$/.test(asked) ? asked : "");
  const { area } = pick;
  const reply = area === "" ? null : await visit.api.get<readonly Unit[]>("/api/organisations", { area, open: "true" });
  return {
    ...pick,
    // Those of the chosen level itself: what covers it from above has a level of its own to be chosen at.
    units: reply?.ok ? reply.value.filter((unit) => unit.area === area) : [],
  };
}

const asking = (asked: Asked, status = 200): Outcome => {
  const say = speaker(complaintWords, asked.visit.language);
  return {
    kind: "page",
    status,
    title: say("title"),
    journey: "journey",
    body: (
      <>
        <h1>{say("title")}</h1>
        <ErrorSummary title={say("problem")} problems={asked.problems} />
        <Notice tone="good" title={say("lead")}>
          <p>{say("lead.name")}</p>
        </Notice>
        <Where visit={asked.visit} place={asked.place} />
        <Fields {...asked} />
        <p class="meta">
          {say("other")} <a href="/petitions">{say("other.petition")}</a>
        </p>
      </>
    ),
  };
};

/** Where the record is kept, as the resident is told: the level above the unit's, or the city's own desk. */
const aboveOf = (place: Place): Place["trail"][number] | undefined => place.trail.at(-2) ?? place.trail.at(-1);

function look({ visit, place, typed }: Asked) {
  const { language } = visit;
  const say = speaker(complaintWords, language);
  const unit = place.units.find(({ code }) => code === typed.unit);
  return {
    title: say("check"),
    action: withQuery("/complaint", { area: place.area }),
    typed,
    words: { send: say("send"), edit: say("edit") },
    rows: [
      { term: say("check.unit"), value: unit?.[language] ?? "" },
      { term: say("check.to"), value: say("check.to.above", { area: aboveOf(place)?.[language] ?? "" }) },
      { term: say("words"), value: <span class="typed">{typed.description}</span> },
      { term: say("name"), value: typed.name || say("check.none") },
      { term: say("phone"), value: typed.phone || say("check.none") },
    ],
  };
}

async function send(asked: Asked): Promise<Outcome> {
  const { visit, typed } = asked;
  const id = visit.request.commandId;
  const body = {
    id,
    category: STAFF_COMPLAINT,
    description: typed.description,
    about: typed.unit,
    name: typed.name || null,
    phone: typed.phone || null,
    photos: [],
    channel: "portal",
    language: visit.language,
  };
  const reply = await visit.api.post<Receipt>("/api/incidents", body, { id });
  if (!reply.ok) {
    const field = reply.refusal.fields?.[0]?.path ?? "";
    const problem = { field: field === "about" ? "unit" : field, message: reply.refusal.message };
    return asking({ ...asked, problems: [problem] }, reply.status);
  }
  const { home, follow } = reply.value;
  return showReceipt(visit, { home, id: reply.value.id, secret: follow?.split("/").at(-1) ?? "" });
}

/** /complaint: where the unit is, which it is, what happened; then a look, and it goes to the level above. */
export async function visitComplaint(visit: Visit, choices: AreaChoices): Promise<Outcome> {
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const asked: Asked = { visit, place: await placeOf(visit, choices), typed: typedIn(visit.request), problems: [] };
  return writeCheckSend(asked, { ready: true, ask: asking, wrong: problemsOf, look, send });
}
