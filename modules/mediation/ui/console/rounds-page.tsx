import { Button } from "antd";
import { useState } from "react";
import { areasOf, Empty, holdsRole, instant, Page, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { RoundsPage as Rounds } from "../../contract.ts";
import { ERRAND, SCREENERS, SENDERS_OF_ERRANDS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { RegisterForm, type Form } from "./register-form.tsx";
import { answerErrandForm, closeScreeningForm, errandForm, screeningForm } from "./register-forms.ts";
import { useCode, useRead } from "./wire.ts";

/** 排查 and 执行联动: rounds with what they found or that none was found, and what courts asked for in writing. */
export function RoundsPage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { area, session } = useConsole();
  const read = useRead<Rounds>("rounds", area ? { area } : {});
  const [form, setForm] = useState<Form | null>(null);
  const where = area || (areasOf(session)[0] ?? "");
  const may = (roles: readonly string[]): boolean => holdsRole(session, roles);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { screenings, errands } = read.data;
  return (
    <Page title={say("rounds")} wide>
      <section className="c-card">
        <h2>{say("register.rounds")}</h2>
        {may(SCREENERS) ? <Button onClick={() => setForm(screeningForm(where))}>{say("form.screening")}</Button> : null}
        {screenings.length === 0 ? <Empty text={say("register.empty")} /> : null}
        <ul>
          {screenings.map((one) => (
            <li key={one.id}>
              {one.placeName} · {code("screening", one.method)} · {one.from} – {one.to}{" "}
              {one.stage === "closed" ? `· ${one.noneFound ? say("register.none") : say("register.found", { n: one.found })}` : null}
              {one.stage !== "closed" && may(SCREENERS) ? (
                <Button size="small" onClick={() => setForm(closeScreeningForm(one))}>
                  {say("form.closeScreening")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="c-card">
        <h2>{say("register.errands")}</h2>
        <p className="c-muted">{say("errands.lead")}</p>
        {may(SENDERS_OF_ERRANDS) ? <Button onClick={() => setForm(errandForm(where))}>{say("form.errand")}</Button> : null}
        {errands.length === 0 ? <Empty text={say("register.empty")} /> : null}
        <ul>
          {errands.map((one) => (
            <li key={one.id}>
              {one.placeName} · {code("errand", one.what)} · {one.court} {one.requestNo} · {instant(one.dueAt, language)}{" "}
              <a href={`/api/photos/${one.request}`} target="_blank" rel="noreferrer">
                {say("form.request")}
              </a>{" "}
              {one.stage === "open" && may(ERRAND) ? (
                <Button size="small" onClick={() => setForm(answerErrandForm(one))}>
                  {say("form.answerErrand")}
                </Button>
              ) : (
                code("errandStage", one.stage)
              )}
            </li>
          ))}
        </ul>
      </section>
      {form ? <RegisterForm key={form.path} form={form} close={() => setForm(null)} /> : null}
    </Page>
  );
}
