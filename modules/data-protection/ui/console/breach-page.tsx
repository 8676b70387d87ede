import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import {
  CaseColumns,
  CaseHead,
  FactList,
  Go,
  instant,
  Page,
  ReadRecord,
  StateMark,
  Typed,
  useLanguage,
  useSay,
  useUnitName,
} from "#web/console";
import { comma } from "#web/words";
import type { BreachStep, BreachView } from "../../contract.ts";
import { breachKindWords } from "../breach-kind-words.ts";
import { breachWords } from "../breach-words.ts";
import { BREACH_FORMS } from "./breach-step-forms.tsx";
import { useBreach } from "./breach-wire.ts";

/** One breach: what got out, who was told, what was changed. */
export function BreachPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(breachWords);
  const read = useBreach(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/data-protection/breaches">{say("back")}</Go>}>
      {(view) => <One view={view} />}
    </ReadRecord>
  );
}

function One({ view }: { view: BreachView }) {
  const say = useSay(breachWords);
  const named = useSay(breachKindWords);
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/data-protection/breaches">{say("back")}</Go>}>
      <CaseHead>
        <b>{named(`cause.${view.cause}`)}</b>
        <StateMark tone={view.stage === "open" ? "work" : "end"} text={say(`stage.${view.stage}`)} />
      </CaseHead>
      <CaseColumns
        next={<Steps view={view} />}
        facts={
          <>
            <Facts view={view} />
            {view.authorityAt === null ? null : <PapersCard record={view} />}
          </>
        }
        story={(["happened", "harm", "measures"] as const).map((one) => (
          <section key={one} className="c-card" aria-label={say(one)}>
            <h2>{say(one)}</h2>
            <p className="c-prose">{view[one] === null ? say("gone") : <Typed text={view[one]} />}</p>
          </section>
        ))}
      />
    </Page>
  );
}

function Facts({ view }: { view: BreachView }) {
  const say = useSay(breachWords);
  const named = useSay(breachKindWords);
  const language = useLanguage();
  const unit = useUnitName();
  const typed = (key: string, text: string | null) => (text === null ? null : <Typed key={key} text={text} />);
  const told = view.toldWay === null ? null : `${say(`way.${view.toldWay}`)} · ${view.toldPersons}`;
  return (
    <section className="c-card" aria-label={say("kinds")}>
      <h2>{view.kinds.map((one) => named(`kind.${one}`)).join(comma(language))}</h2>
      <FactList
        facts={[
          [say("persons"), view.persons === null ? say("unknown") : String(view.persons)],
          [say("office"), unit(view.office)],
          [say("foundAt"), instant(view.foundAt, language)],
          [say("reportedAt"), instant(view.reportedAt, language)],
          [say("authorityName"), view.authorityAt === null ? say("notTold") : typed("authority", view.authority)],
          [say("told"), view.told === null ? say("notTold") : (told ?? say("told.waived"))],
          [say("toldWords"), typed("told", view.toldWords)],
          [say("waiver"), typed("waiver", view.waiver)],
          [say("closing"), typed("closing", view.closing)],
          [say("closedAt"), view.closedAt === null ? null : instant(view.closedAt, language)],
        ]}
      />
    </section>
  );
}

function Steps({ view }: { view: BreachView }) {
  const say = useSay(breachWords);
  const [open, setOpen] = useState<BreachStep | null>(null);
  const Form = open ? BREACH_FORMS[open] : null;
  return (
    <div className="c-card">
      <h2>{say("steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("noSteps")}</p> : null}
      <div className="c-steps">
        {view.may.map((step, index) => (
          <Button key={step} type={index === 0 ? "primary" : "default"} onClick={() => setOpen(step)}>
            {say(step === "persons" ? "persons_step" : step)}
          </Button>
        ))}
      </div>
      {Form ? <Form view={view} close={() => setOpen(null)} /> : null}
    </div>
  );
}
