/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  LinkButton,
  Notice,
  problemsSaid,
  refusedPage,
  sayDay,
  sentPage,
  TelLink,
  TextArea,
  Typed,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { DeskView, PublicAnswer } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { sayBasis } from "../basis-text.ts";
import { Doubt, pageOf, saidIn, Words } from "./say.tsx";

function Desk({ desk, visit }: { desk: DeskView; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  if (desk === null) return <>{say("deskGone", { hotline: visit.site.hotline })}</>;
  return (
    <>
      {desk[visit.language]}
      {desk.street ? (
        <>
          {" "}
          · <Typed text={desk.street} language={visit.language} />
        </>
      ) : null}
      {desk.hours ? (
        <>
          {" "}
          · <Typed text={(visit.language === "en" && desk.hours.en) || desk.hours.zh} language={visit.language} />
        </>
      ) : null}
      {desk.dutyLine ? (
        <>
          {" "}
          <TelLink number={desk.dutyLine} />
        </>
      ) : null}
      {desk.path ? (
        <>
          {" "}
          <a href={desk.path}>{say("deskHours")}</a>
        </>
      ) : null}
    </>
  );
}

function factsOf(answer: PublicAnswer, visit: Visit): { term: string; value: ComponentChildren }[] {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const { text, names } = answer;
  const said = saidIn(text, language);
  const day = (on: string): string => sayDay(on, language, today);
  const rows: [string, ComponentChildren][] = [
    [say("cost"), said.cost === "" ? null : <Typed text={said.cost} language={visit.language} />],
    [say("takes"), said.takes === "" ? null : <Typed text={said.takes} language={visit.language} />],
    [say("desk"), text.desk ? <Desk desk={answer.desk} visit={visit} /> : null],
    [
      say("basis"),
      text.basis.map((one, index) => (
        <div key={index}>
          {sayBasis(one, language)}
          {one.sample ? say("sample") : null}
        </div>
      )),
    ],
    [say("owner"), names.units[answer.owner]?.[language] ?? answer.owner],
    [say("appliesIn"), names.areas[answer.area]?.[language] ?? answer.area],
    [say("checkedOn"), answer.checkedOn ? day(answer.checkedOn) : null],
    [say("reviewBy"), answer.withdrawn ? null : day(text.reviewBy)],
    [say("validity"), text.validTo ? say("validSpan", { from: day(text.validFrom), to: day(text.validTo) }) : say("validOpen", { from: day(text.validFrom) })], // prettier-ignore
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

function Earlier({ answer, visit }: { answer: PublicAnswer; visit: Visit }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const day = (at: string | null): string => (at ? sayDay(at, language, today) : "—");
  if (answer.earlier.length === 0) return null;
  return (
    <details class="card">
      <summary>{say("earlier", { n: answer.earlier.length })}</summary>
      {answer.earlier.map((one) => (
        <section key={one.version}>
          <h2 class="small">{say("earlierOne", { n: one.version, from: day(one.publishedAt), to: day(one.until) })}</h2>
          <Words said={saidIn(one.text, language)} language={language} level={3} />
        </section>
      ))}
    </details>
  );
}

function NotHelped({ answer, visit, problems }: { answer: PublicAnswer; visit: Visit; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  return (
    <details class="card" id="not-helped" open={problems.length > 0}>
      <summary>{say("notHelped")}</summary>
      <form method="post" action={`${pageOf(answer)}#not-helped`}>
        <ErrorSummary title={say("problem")} problems={problems} />
        <input type="hidden" name="commandId" value={visit.request.commandId} />
        <input type="hidden" name="version" value={String(answer.version)} />
        <TextArea
          name="reason"
          label={say("notHelpedWhy")}
          hint={say("notHelpedHint")}
          maxlength={400}
          value={fieldOf(visit.request.form, "reason")}
          problem={problems.find(({ field }) => field === "reason")?.message}
        />
        <p class="actions">
          <button type="submit" class="button quiet">
            {say("tell")}
          </button>
          <a href="/report?group=15">{say("ask")}</a>
        </p>
      </form>
    </details>
  );
}

const show = (visit: Visit, answer: PublicAnswer, problems: readonly FieldProblem[], status = 200): Outcome => {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const said = saidIn(answer.text, language);
  return {
    kind: "page",
    title: said.question,
    status,
    body: (
      <>
        <h1>
          <Typed text={said.question} language={visit.language} />
        </h1>
        {answer.withdrawn ? (
          <Notice tone="warn" title={say("withdrawn", { day: sayDay(answer.withdrawn.at, language, today) })}>
            <p>
              <Typed text={say("withdrawnWhy", { reason: answer.withdrawn.reason })} language={visit.language} />
            </p>
          </Notice>
        ) : null}
        {!answer.withdrawn && !answer.inForce ? <Notice tone="warn" title={say("notInForce")} /> : null}
        <Doubt row={answer} visit={visit} />
        {language === "en" && !answer.text.en ? <Notice title={say("onlyChinese")} /> : null}
        <Card tone="accent">
          <Words said={said} language={language} />
        </Card>
        <Card>
          <Facts rows={factsOf(answer, visit)} />
        </Card>
        <Earlier answer={answer} visit={visit} />
        {answer.withdrawn ? null : <NotHelped answer={answer} visit={visit} problems={problems} />}
        <p class="actions">
          <LinkButton href="/answers" tone="quiet">
            {say("back")}
          </LinkButton>
        </p>
      </>
    ),
  };
};

/** /answers/{home}/{id}: read, and told that it was no help. */
export async function visitAnswer(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say = speaker(portalWords, language);
  const key = `${encodeURIComponent(params["home"] ?? "")}/${encodeURIComponent(params["id"] ?? "")}`;
  const reply = await api.get<PublicAnswer>(`/api/answers/public/${key}`);
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/answers", label: say("back") });
  if (request.method !== "POST" || fieldOf(request.form, "switch")) return show(visit, reply.value, []);
  const body = { version: fieldOf(request.form, "version"), remark: request.commandId, reason: fieldOf(request.form, "reason") };
  const sent = await api.post(`/api/answers/${key}/remarks`, body, { id: request.commandId });
  if (!sent.ok) return show(visit, reply.value, problemsSaid(sent.refusal, "reason"), sent.status || 503);
  return sentPage(say("told"), say("toldLead"), { href: "/answers", label: say("back") });
}
