/** @jsxImportSource preact */
import {
  Card,
  DataTable,
  ErrorSummary,
  Facts,
  fieldOf,
  Notice,
  problemsSaid,
  sayDay,
  sayInstant,
  Typed,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { DeliberationView, SeatReceipt } from "../../contract.ts";
import { deliberationWords } from "../deliberation-words.ts";
import { inWords, stageWord } from "./deliberations.tsx";
import { showSeat } from "./seat.tsx";
import { VolunteerForm } from "./volunteer-form.tsx";

type Of = { visit: Visit; view: DeliberationView };

function Known({ visit, view }: Of) {
  const { language, today } = visit;
  const say = speaker(deliberationWords, language);
  const coming = view.stage === "announced" || view.stage === "drawn";
  return (
    <Facts
      rows={[
        { term: say("when"), value: sayInstant(view.meets, language, today) },
        { term: say("where"), value: <Typed text={inWords(view.venue, visit)} language={language} /> },
        { term: say("access"), value: <Typed text={inWords(view.access, visit)} language={language} /> },
        { term: say("convener"), value: view.convenerName[language] },
        { term: say("seats"), value: say("seatsOf", { lots: view.lots, open: view.open, n: view.volunteers }) },
        ...(coming
          ? [
              { term: say("until"), value: sayDay(view.until, language, today) },
              { term: say("seedFrom"), value: <Typed text={inWords(view.seedFrom, visit)} language={language} /> },
            ]
          : []),
      ]}
    />
  );
}

function Agenda({ visit, view }: Of) {
  const { language } = visit;
  const say = speaker(deliberationWords, language);
  return (
    <Card title={say("agenda")}>
      <ol class="lines">
        {view.agenda.map((one) => (
          <li key={one.zh}>
            <Typed text={inWords(one, visit)} language={language} />{" "}
            {one.topicName ? <span class="tag">{one.topicName[language]}</span> : null}
          </li>
        ))}
      </ol>
      {view.papers.length > 0 ? (
        <>
          <h3>{say("papers")}</h3>
          <ul class="lines">
            {view.papers.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

/** The seed, and every code, so that anybody can draw again. */
function Draw({ visit, view }: Of) {
  const { language } = visit;
  const say = speaker(deliberationWords, language);
  if (!view.draw) return null;
  const { seed, source, pool, seats, left } = view.draw;
  const mark = (id: string): string => (left.includes(id) ? say("left") : seats.includes(id) ? say("drawn") : "");
  return (
    <Card title={say("draw")}>
      <p>
        <Typed text={say("draw.by", { seed, source })} language={language} />
      </p>
      <p class="meta">{say("draw.how", { n: view.lots, id: view.id })}</p>
      <details>
        <summary>{say("draw.pool", { n: pool.length })}</summary>
        <ul class="lines codes">
          {pool.map((id) => (
            <li key={id}>
              <code>{id}</code> {mark(id)}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Decisions({ visit, view }: Of) {
  const { language, today } = visit;
  const say = speaker(deliberationWords, language);
  if (view.minutes === null) return null;
  return (
    <Card title={say("decisions")}>
      {view.agreed.length === 0 ? (
        <p>{say("decisions.none")}</p>
      ) : (
        <DataTable
          caption={say("decisions")}
          columns={(["decision", "owner", "due", "result"] as const).map((name) => ({ label: say(name) }))}
          rows={view.agreed.map((one) => ({
            key: one.decision,
            cells: [
              <Typed key="text" text={inWords(one.text, visit)} language={language} />,
              one.ownerName[language],
              sayDay(one.due, language, today),
              one.reported ? (
                <Typed key="result" text={`${inWords(one.reported.result, visit)}${one.late ? say("doneLate") : ""}`} language={language} />
              ) : (
                say(one.late ? "late" : "running")
              ),
            ],
          }))}
        />
      )}
    </Card>
  );
}

function Minutes({ visit, view }: Of) {
  const { language, today } = visit;
  const say = speaker(deliberationWords, language);
  if (view.minutes === null) return null;
  return (
    <Card title={say("minutes")}>
      <p class="meta">{say("attended", { n: view.attended ?? 0 })}</p>
      <p class="typed">
        <Typed text={inWords(view.minutes, visit)} language={language} />
      </p>
      {view.destroyedAt ? <p class="meta">{say("destroyed", { day: sayDay(view.destroyedAt, language, today) })}</p> : null}
    </Card>
  );
}

/** /deliberations/{home}/{id}: read it, and volunteer for a seat. */
export async function visitDeliberation(visit: Visit): Promise<Outcome> {
  const { api, params, request, language } = visit;
  const say = speaker(deliberationWords, language);
  const { home = "", id = "" } = params;
  const at = `/api/opinions/deliberations/${home}/${id}`;
  const seat = fieldOf(request.form, "seat");
  if (seat !== "") return showSeat(visit, seat);
  let problems: FieldProblem[] = [];
  if (fieldOf(request.form, "step") === "volunteer" && !fieldOf(request.form, "switch")) {
    const [phone, email, needs] = ["phone", "email", "needs"].map((name) => fieldOf(request.form, name).normalize("NFKC").trim());
    if (!phone && !email) problems = [{ field: "phone", message: say("reach.needed") }];
    else {
      const body = { volunteer: request.commandId, phone: phone?.replace(/[\s-]/g, "") || null, email: email || null, needs, language };
      const reply = await api.post<SeatReceipt>(`${at}/volunteers`, body, { id: request.commandId });
      if (reply.ok) return showSeat(visit, reply.value.follow);
      problems = problemsSaid(reply.refusal);
    }
  }
  const found = await api.get<DeliberationView>(at);
  if (!found.ok)
    return { kind: "page", status: found.status || 503, title: say("title"), body: <Notice tone="warn" title={found.refusal.message} /> };
  const view = found.value;
  const of = { visit, view };
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: inWords(view.title, visit),
    journey: view.takesVolunteers ? "journey" : undefined,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/deliberations">{say("title")}</a> · {view.areaName[language]} · {say(stageWord(view))}
        </p>
        <h1>
          <Typed text={inWords(view.title, visit)} language={language} />
        </h1>
        <ErrorSummary title={say("problem")} problems={problems} />
        {view.reason ? <Notice tone="warn" title={say("cancelled", { reason: inWords(view.reason, visit) })} /> : null}
        <Decisions {...of} />
        <Minutes {...of} />
        <Card>
          <Known {...of} />
        </Card>
        <Agenda {...of} />
        {view.takesVolunteers ? <VolunteerForm visit={visit} problems={problems} /> : null}
        {view.stage === "announced" || view.stage === "drawn" ? <p>{say("openSeats")}</p> : null}
        <Draw {...of} />
      </>
    ),
  };
}
