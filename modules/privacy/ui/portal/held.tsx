/** @jsxImportSource preact */
import { Card, Facts, fieldOf, Hidden } from "#web/parts";
import type { MineField } from "../../contract.ts";
import { day, pathOf, sayer, type Props } from "./shown.ts";

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

/** Every field that is held, why, on what ground and until when, and how to put it right. */
export function HeldFields(props: Props) {
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
