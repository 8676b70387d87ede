/** @jsxImportSource preact */
import {
  Card,
  DataTable,
  ErrorSummary,
  Facts,
  fieldOf,
  type FieldProblem,
  Notice,
  type Outcome,
  type PageRoute,
  PhoneField,
  problemsSaid,
  sayDay,
  sentPage,
  TextArea,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { MatterRow, MatterView } from "../contract.ts";
import { Answers, Heard, Index, Report, Risks, type Say } from "./portal-parts.tsx";
import { portalWords } from "./portal-words.ts";

const pageOf = ({ home, id }: { home: string; id: string }): string => `/decisions/${home}/${id}`;

async function visitList({ api, language, today }: Visit): Promise<Outcome> {
  const say = speaker(portalWords, language);
  const reply = await api.get<MatterRow[]>("/api/decisions");
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const rows = reply.value;
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p>{say("lead")}</p>
        {rows.length === 0 ? <Notice title={say("none")} /> : null}
        {rows.length > 0 ? (
          <DataTable
            caption={say("title")}
            columns={[
              { label: say("matter") },
              { label: say("stage") },
              { label: say("until") },
              { label: say("opinions"), numeric: true },
            ]}
            rows={rows.map((row) => ({
              key: row.id,
              cells: [
                <a key="title" href={pageOf(row)}>
                  {row.title}
                </a>,
                say(`stage.${row.stage}`),
                row.until ? sayDay(row.until, language, today) : "—",
                row.opinions,
              ],
            }))}
          />
        ) : null}
      </>
    ),
  };
}

function OpinionForm({ matter, say, visit, problems }: { matter: MatterView; say: Say; visit: Visit; problems: readonly FieldProblem[] }) {
  const { form } = visit.request;
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form method="post" action={`${pageOf(matter)}#say`} id="say">
      <h2>{say(matter.following ? "sayOfIt" : "say")}</h2>
      {problems.length > 0 ? <ErrorSummary title={say("problem")} problems={problems} /> : null}
      <input type="hidden" name="commandId" value={visit.request.commandId} />
      <TextArea
        name="text"
        label={say(matter.following ? "sayOfIt" : "say")}
        hint={say(matter.following ? "sayOfItHint" : "sayHint")}
        maxlength={1_000}
        value={fieldOf(form, "text")}
        problem={of("text")}
      />
      <PhoneField label={say("phone")} value={fieldOf(form, "phone")} problem={of("phone")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("send")}
        </button>
      </p>
    </form>
  );
}

function factsOf(matter: MatterView, say: Say, visit: Visit): { term: string; value: string }[] {
  const day = (on: string): string => sayDay(on, visit.language, visit.today);
  const rows: [string, string | null][] = [
    [say("stage"), say(`stage.${matter.stage}`)],
    [say("voided"), matter.voided],
    [say("undertaker"), matter.undertakerName[visit.language]],
    [say("decider"), matter.deciderName[visit.language]],
    [say("affected"), matter.affected],
    [say("basis"), matter.basis || null],
    [say("schedule"), matter.schedule || null],
    [say("procedure"), matter.plan && say(`procedure.${matter.plan.procedure}`, { method: matter.plan.method })],
    [say("thirdParty"), matter.plan?.thirdParty ? say("thirdPartySays", matter.plan) : null],
    [say("team"), matter.team.join(say("listJoin")) || null],
    [say("until"), matter.until && day(matter.until)],
    [say("shorter"), matter.shorter || null],
    [say("level"), matter.level && say(`level.${matter.level}`)],
    [say("review"), matter.review && say("reviewSays", matter.review)],
    ...matter.hearings.map((one): [string, string] => [
      say("hearing"),
      [
        `${say("hearingSays", { ...one, on: day(one.on) })}${one.selection ? say("selectionSays", { selection: one.selection }) : ""}${one.papersOn ? say("papersSent", { on: day(one.papersOn) }) : say("papersWait")}`,
        one.participants &&
          say("participantsSay", {
            way: say(`way.${one.participants.way}`),
            method: one.participants.method,
            groups: one.participants.groups.map(({ group, count }) => say("groupSays", { group, count })).join(say("listJoin")),
          }),
        one.participants?.people &&
          say("listSays", { people: one.participants.people.map((person) => say("personSays", person)).join(say("listJoin")) }),
        one.record && say("recordSays", one.record),
      ]
        .filter(Boolean)
        .join(" "),
    ]),
    [say("legality"), matter.legality && say(matter.legality.lawful ? "lawful" : "unlawful", { opinion: matter.legality.opinion })],
    [say("unassessed"), matter.unassessed && `${day(matter.unassessed.on)} ${matter.unassessed.what}`],
    [say("decidedOn"), matter.decidedOn && day(matter.decidedOn)],
    [say("outcome"), matter.outcome && say(`outcome.${matter.outcome}`)],
    [say("conditions"), matter.conditions || null],
    [say("filing"), matter.filing],
    [say("evaluation"), matter.evaluation?.finding ?? null],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

const show = (visit: Visit, matter: MatterView, problems: readonly FieldProblem[], status = 200): Outcome => {
  const say = speaker(portalWords, visit.language);
  return {
    kind: "page",
    title: matter.title,
    status,
    body: (
      <>
        <h1>{matter.title}</h1>
        <Card>
          <Facts rows={factsOf(matter, say, visit)} />
        </Card>
        {matter.draft ? (
          <Card title={say("draft")}>
            {matter.draft.split("\n").map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </Card>
        ) : null}
        {matter.changes.length > 0 ? (
          <Card title={say("changes")} tone="accent">
            {matter.changes.map(({ what, at }) => (
              <p key={at}>{what}</p>
            ))}
          </Card>
        ) : null}
        {matter.participation.length > 0 ? (
          <Card title={say("heard")}>
            <Heard matter={matter} say={say} visit={visit} />
          </Card>
        ) : null}
        <Risks matter={matter} say={say} visit={visit} />
        <Index matter={matter} say={say} />
        <Report matter={matter} say={say} visit={visit} />
        <Answers matter={matter} say={say} visit={visit} />
        {matter.open ? <OpinionForm matter={matter} say={say} visit={visit} problems={problems} /> : null}
      </>
    ),
  };
};

async function visitMatter(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say = speaker(portalWords, language);
  const path = `/api/decisions/${encodeURIComponent(params["home"] ?? "")}/${encodeURIComponent(params["id"] ?? "")}`;
  const reply = await api.get<MatterView>(path);
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  if (request.method !== "POST") return show(visit, reply.value, []);
  const body = { text: fieldOf(request.form, "text"), phone: fieldOf(request.form, "phone").replace(/[\s-]/g, ""), language };
  const sent = await api.post<{ times: number }>(`${path}/opinions`, body, { id: request.commandId });
  if (sent.ok) {
    const lead = sent.value.times > 1 ? say("sentSame", { n: sent.value.times }) : say("sentLead");
    return sentPage(say("sent"), lead, { href: pageOf(reply.value), label: reply.value.title });
  }
  return show(visit, reply.value, problemsSaid(sent.refusal, "text"), sent.status || 503);
}

/** Residents' pages: what is to be decided, what was said and answered; all without JavaScript. */
export const decisionPages: readonly PageRoute[] = [
  { path: "/decisions", visit: visitList },
  { path: "/decisions/{home}/{id}", visit: visitMatter },
];
