import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  CaseColumns,
  CaseHead,
  FactList,
  FormDialog,
  Go,
  instant,
  Page,
  ReadRecord,
  ReasonForm,
  StateMark,
  Typed,
  useLanguage,
  useSay,
} from "#web/console";
import { comma } from "#web/words";
import type { ImpactStep, ImpactView } from "../../contract.ts";
import { impactWords } from "../impact-words.ts";
import { ImpactForm } from "./impact-form.tsx";
import { IMPACTS, useImpact, usePurposes, useSendImpact } from "./impact-wire.ts";

/** One assessment: what was weighed, by whom, how it ended and until when it holds. */
export function ImpactPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(impactWords);
  const read = useImpact(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/data-protection">{say("back")}</Go>}>
      {(view) => <One view={view} />}
    </ReadRecord>
  );
}

const TONES = { drafted: "new", returned: "work", approved: "end", withdrawn: "off" } as const;

function One({ view }: { view: ImpactView }) {
  const say = useSay(impactWords);
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/data-protection">{say("back")}</Go>}>
      <CaseHead>
        <b>{say(`conclusion.${view.conclusion}`)}</b>
        <StateMark tone={TONES[view.stage]} text={say(`stage.${view.stage}`)} />
        {view.stage === "approved" && view.conclusion !== "not" ? <span>{say(view.inForce ? "inForce" : "overdue")}</span> : null}
      </CaseHead>
      <CaseColumns
        next={<Steps view={view} />}
        facts={<Facts view={view} />}
        story={(["necessity", "effects", "measures"] as const).map((one) => (
          <section key={one} className="c-card" aria-label={say(one)}>
            <h2>{say(one)}</h2>
            <p className="c-prose">{view[one] === null ? say("gone") : <Typed text={view[one]} />}</p>
          </section>
        ))}
      />
    </Page>
  );
}

function Facts({ view }: { view: ImpactView }) {
  const say = useSay(impactWords);
  const language = useLanguage();
  const known = usePurposes();
  const names = view.purposes.map((code) => known.find((one) => one.code === code)?.title[language] ?? code);
  return (
    <section className="c-card" aria-label={say("purposes")}>
      <h2>{say("purposes")}</h2>
      <FactList
        facts={[
          [say("purposes"), names.join(comma(language))],
          [say("grounds"), view.grounds.map((one) => say(`ground.${one}`)).join(comma(language))],
          [say("reviewOn"), view.reviewOn],
          [say("written"), instant(view.writtenAt, language)],
          [say("approved"), view.approvedAt === null ? null : instant(view.approvedAt, language)],
          [say("keepUntil"), view.keepUntil],
          [say("reason"), view.reason === null ? null : <Typed key="reason" text={view.reason} />],
        ]}
      />
    </section>
  );
}

function Steps({ view }: { view: ImpactView }) {
  const say = useSay(impactWords);
  const send = useSendImpact();
  const [open, setOpen] = useState<ImpactStep | null>(null);
  const close = () => setOpen(null);
  const at = `${IMPACTS}/${view.home}/${view.id}`;
  return (
    <div className="c-card">
      <h2>{say("steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("noSteps")}</p> : null}
      <div className="c-steps">
        {view.may.map((step, index) => (
          <Button key={step} type={index === 0 ? "primary" : "default"} onClick={() => setOpen(step)}>
            {say(step)}
          </Button>
        ))}
      </div>
      {open === "revise" ? <ImpactForm view={view} close={close} /> : null}
      {open === "approve" ? (
        <FormDialog title={say("approve")} action={say("approve")} submit={() => send(`${at}/approval`, {}, say("done"))} close={close}>
          <p>{say("approveSure")}</p>
        </FormDialog>
      ) : null}
      {open === "return" ? (
        <ReasonForm
          title={say("return")}
          action={say("return")}
          reason={say("reason")}
          max={1000}
          send={(reason) => send(`${at}/return`, { reason }, say("done"))}
          close={close}
        />
      ) : null}
      {open === "withdraw" ? (
        <ReasonForm
          title={say("withdraw")}
          action={say("withdraw")}
          reason={say("reason")}
          max={1000}
          send={(reason) => send(`${at}/withdrawal`, { reason }, say("done"))}
          close={close}
        />
      ) : null}
    </div>
  );
}
