/** @jsxImportSource preact */
import { comma } from "#web/words";
import { Card, Hidden } from "#web/parts";
import { day, pathOf, sayer, type Props } from "./shown.ts";

/** Consent that may be taken back, and what may be erased. */
export function Endings({ visit, view, pass, problems }: Props) {
  const { say, sort } = sayer(visit);
  const { language, request } = visit;
  const { deletion } = view;
  const what = (fields: readonly string[]): string =>
    [...new Set(view.fields.filter(({ field }) => fields.includes(field)).map((one) => sort(one.sort)))].join(comma(language));
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
