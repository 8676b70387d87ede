/** @jsxImportSource preact */
import { Card, Facts, fieldOf, Hidden, sayDay, sayInstant, withQuery, type FieldProblem, type Visit } from "#web/parts";
import { speaker, colon } from "#web/words";
import type { MineField, MineView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { allPath, minePath } from "./path.ts";
import { saidWho, saidWhy, sortName, sortNames } from "./saying.ts";

type Props = { visit: Visit; view: MineView; pass: string; problems: readonly FieldProblem[] };

/** So many looks stand on the page; the rest is in the copy. */
const SHOWN = 50;

const sayer = ({ language }: Visit) => ({ say: speaker(portalWords, language), sort: (sort: string): string => sortName(sort, language) });
const day = (instant: string, visit: Visit): string =>
  sayDay(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10), visit.language, visit.today);
const pathOf = (visit: Visit, pass: string): string => minePath(visit, { pass });

function Correction({ visit, view, pass, problems, one }: Props & { one: MineField }) {
  const { say, sort } = sayer(visit);
  const name = `value-${one.field}`;
  const { form, commandId } = visit.request;
  const here = fieldOf(form, "field") === one.field;
  const problem = problems.find(({ field }) => field === name)?.message;
  return (
    <details open={problem !== undefined}>
      <summary>{say("correct.open", { sort: sort(one.sort) })}</summary>
      <form method="post" action={pathOf(visit, pass)} novalidate>
        <Hidden
          values={{
            step: "correct",
            kind: view.kind,
            purpose: one.purpose,
            field: one.field,
            ticket: one.correct ?? "",
            commandId: here ? "" : commandId,
          }}
        />
        <div class={problem ? "field wrong" : "field"}>
          <label for={name}>{say("correct.value", { sort: sort(one.sort) })}</label>
          {problem ? (
            <p class="problem" id={`${name}-problem`}>
              {problem}
            </p>
          ) : null}
          <input
            id={name}
            name="value"
            type="text"
            inputmode={one.sort === "phone" ? "tel" : "text"}
            autocomplete="off"
            maxlength={300}
            value={here ? fieldOf(form, "value") : ""}
            aria-describedby={problem ? `${name}-problem` : undefined}
          />
        </div>
        <button type="submit" class="button">
          {say("correct.go")}
        </button>
      </form>
    </details>
  );
}

function HeldFields(props: Props) {
  const { visit, view } = props;
  const { say, sort } = sayer(visit);
  const { language } = visit;
  return (
    <Card title={say("held.title")}>
      {view.fields.length === 0 ? <p>{say("held.none")}</p> : null}
      {view.fields.map((one) => (
        <section key={one.field} class="held-field">
          <h3>{sort(one.sort)}</h3>
          <p class="typed">{one.masked}</p>
          <Facts
            rows={[
              { term: say("held.why"), value: one.purposeTitle[language] },
              { term: say("held.basis"), value: one.basis[language] },
              { term: say("held.until"), value: day(one.until, visit) },
            ]}
          />
          {one.consent ? <p class="meta">{say("held.consent")}</p> : null}
          {one.correct === null ? null : <Correction {...props} one={one} />}
        </section>
      ))}
      {view.fields.some(({ correct }) => correct === null) ? <p class="meta">{say("correct.what")}</p> : null}
      {view.written.length > 0 ? <h3>{say("written")}</h3> : null}
      {view.written.map((one) => (
        <p key={one.purposeTitle.zh}>
          {say("written.one", { title: one.purposeTitle[language], n: one.count, until: day(one.until, visit) })}
        </p>
      ))}
    </Card>
  );
}

function Readings({ visit, view }: Props) {
  const { say } = sayer(visit);
  const { language, today } = visit;
  const rows = view.readings.slice(0, SHOWN);
  return (
    <Card title={say("reads.title")} id="reads">
      {rows.length === 0 ? (
        <p>{say("reads.none")}</p>
      ) : (
        <ul class="plain-list">
          {rows.map((one, index) => (
            <li key={`${one.at} ${index}`}>
              <strong>{saidWho(one, language)}</strong>
              <br />
              {sortNames(one.sorts, language)} · {saidWhy(one, language)}
              <br />
              <span class="meta">{sayInstant(one.at, language, today)}</span>
            </li>
          ))}
        </ul>
      )}
      {view.readings.length > SHOWN ? <p class="meta">{say("reads.more", { n: view.readings.length - SHOWN })}</p> : null}
      <p class="meta">{say("reads.day")}</p>
    </Card>
  );
}

function Copy({ visit, pass }: Props) {
  const { say } = sayer(visit);
  const { params, request } = visit;
  const link = (form: string): string =>
    withQuery(`/api/mine/${params["home"]}/${params["id"]}/copy`, { form, secret: params["secret"], part: request.query["part"], pass });
  return (
    <Card title={say("copy.title")} id="copy">
      <p>{say("copy.lead")}</p>
      <p class="actions">
        <a class="button" href={link("pdf")}>
          {say("copy.pdf")}
        </a>
        <a class="button quiet" href={link("json")}>
          {say("copy.json")}
        </a>
      </p>
    </Card>
  );
}

function Endings({ visit, view, pass, problems }: Props) {
  const { say, sort } = sayer(visit);
  const { language, request } = visit;
  const { deletion } = view;
  const what = (fields: readonly string[]): string =>
    [...new Set(view.fields.filter(({ field }) => fields.includes(field)).map((one) => sort(one.sort)))].join(
      language === "zh" ? "、" : ", ",
    );
  const sure = problems.find(({ field }) => field === "sure")?.message;
  return (
    <>
      {view.withdraw.length > 0 ? (
        <Card title={say("withdraw.title")}>
          <p>{say("withdraw.lead")}</p>
          {view.withdraw.map((one) => (
            <form key={one.purpose} method="post" action={pathOf(visit, pass)}>
              <Hidden
                values={{
                  step: "withdraw",
                  kind: view.kind,
                  purpose: one.purpose,
                  fields: one.fields,
                  ticket: one.ticket,
                  commandId: request.commandId,
                }}
              />
              <p class="meta">{what(one.fields)}</p>
              <button type="submit" class="button">
                {say("withdraw.go", { title: one.title[language] })}
              </button>
            </form>
          ))}
        </Card>
      ) : null}
      {deletion ? (
        <Card title={say("delete.title")} id="delete">
          <p>{deletion.fields.length > 0 ? say("delete.now", { what: what(deletion.fields) }) : say("delete.nothing")}</p>
          {deletion.kept.map((one) => (
            <p key={one.purpose}>
              {say("delete.kept", { title: one.title[language], n: one.fields, basis: one.basis[language], until: day(one.until, visit) })}
            </p>
          ))}
          <form method="post" action={pathOf(visit, pass)} novalidate>
            <Hidden
              values={{
                step: "delete",
                kind: view.kind,
                ticket: deletion.ticket,
                fields: deletion.fields,
                kept: deletion.kept.map((one) => `${one.purpose} ${one.until} ${one.fields}`),
              }}
            />
            <div class={sure ? "field wrong" : "field"}>
              {sure ? <p class="problem">{sure}</p> : null}
              <label class="tick" for="sure">
                <input type="checkbox" id="sure" name="sure" value="1" /> {say("delete.sure")}
              </label>
            </div>
            <button type="submit" class="button">
              {say("delete.go")}
            </button>
          </form>
        </Card>
      ) : null}
    </>
  );
}

function Acts({ visit, view }: Props) {
  const { say } = sayer(visit);
  if (view.acts.length === 0) return null;
  return (
    <Card title={say("acts.title")}>
      <Facts
        rows={view.acts.slice(0, SHOWN).map((one) => ({
          term: sayInstant(one.at, visit.language, visit.today),
          value:
            one.act === "deletion" || one.act === "withdrawn"
              ? `${say(`act.${one.act}`)}${colon(visit.language)}${say("act.result", { erased: one.erased, kept: one.kept })}`
              : say(`act.${one.act}`),
        }))}
      />
      {view.acts.some(({ erased }) => erased > 0) ? (
        <p>
          <a class="alone-link" href={`/erased/${view.home}/${view.id}`}>
            {say("erased.link")}
          </a>
        </p>
      ) : null}
    </Card>
  );
}

export function MinePage(props: Props) {
  const { visit, view } = props;
  const { say } = sayer(visit);
  const { language, params, request, site, today } = visit;
  const all = allPath(visit);
  const back = request.query["part"] || view.kind.startsWith("mediation.") ? null : view.kind.startsWith("petitions.") ? "petition" : "f";
  return (
    <div class="mine">
      <p class="meta eyebrow">{say("of.record", { kind: view.kindTitle[language], number: view.number })}</p>
      <h1>{say("title")}</h1>
      {all === null ? (
        <p>
          {say("only.this")} <a href="/mine">{say("only.all")}</a>
        </p>
      ) : (
        <p>
          <a class="alone-link" href={all}>
            {say("own.back")}
          </a>
        </p>
      )}
      <p class="meta">{say("until", { when: sayInstant(view.until, language, today) })}</p>
      <HeldFields {...props} />
      <Readings {...props} />
      <Copy {...props} />
      <Endings {...props} />
      <Acts {...props} />
      <Card title={say("ask.title")}>
        <p>{say("ask.how", { number: site.hotline })}</p>
        {back === null ? null : (
          <p>
            <a class="alone-link" href={`/${back}/${params["home"]}/${params["id"]}/${params["secret"]}`}>
              {say("back.follow")}
            </a>
          </p>
        )}
      </Card>
    </div>
  );
}
