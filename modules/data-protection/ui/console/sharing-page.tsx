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
  useUnitName,
} from "#web/console";
import { comma } from "#web/words";
import type { SharingStep, SharingView } from "../../contract.ts";
import { sharingWords } from "../sharing-words.ts";
import { SHARINGS, useSendSharing, useSharing } from "./sharing-wire.ts";

/** One providing or entrusting: to whom, what, why and until when. */
export function SharingPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(sharingWords);
  const read = useSharing(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/data-protection/sharings">{say("back")}</Go>}>
      {(view) => <One view={view} />}
    </ReadRecord>
  );
}

const TONES = { proposed: "new", approved: "work", refused: "off", ended: "end" } as const;

function One({ view }: { view: SharingView }) {
  const say = useSay(sharingWords);
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/data-protection/sharings">{say("back")}</Go>}>
      <CaseHead>
        <b>{say(`way.${view.way}`)}</b>
        <StateMark tone={TONES[view.stage]} text={say(`stage.${view.stage}`)} />
        {view.runs ? <span>{say("runs")}</span> : null}
      </CaseHead>
      <CaseColumns next={<Steps view={view} />} facts={<Facts view={view} />} story={null} />
    </Page>
  );
}

function Facts({ view }: { view: SharingView }) {
  const say = useSay(sharingWords);
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <section className="c-card" aria-label={say("dataset")}>
      <h2>
        <Typed text={view.dataset} />
      </h2>
      <FactList
        facts={[
          [say("provider"), unit(view.provider)],
          [say("recipient"), <Typed key="recipient" text={view.recipient} />],
          [say("contact"), <Typed key="contact" text={view.contact} />],
          [say("aim"), <Typed key="aim" text={view.aim} />],
          [say("basis"), <Typed key="basis" text={view.basis} />],
          [say("fields"), <Typed key="fields" text={view.fields.join(comma(language))} />],
          [say("from"), view.from],
          [say("to"), view.to],
          [
            say("impact"),
            <Go key="impact" to={`/data-protection/assessments/${view.impact.home}/${view.impact.id}`}>
              {say("impact")}
            </Go>,
          ],
          [say("decidedAt"), view.decidedAt === null ? null : instant(view.decidedAt, language)],
          [say("endedOn"), view.endedOn],
          [say("keepUntil"), view.keepUntil],
          [say("reason"), view.reason === null ? null : <Typed key="reason" text={view.reason} />],
        ]}
      />
    </section>
  );
}

function Steps({ view }: { view: SharingView }) {
  const say = useSay(sharingWords);
  const send = useSendSharing();
  const [open, setOpen] = useState<SharingStep | null>(null);
  const close = () => setOpen(null);
  const at = `${SHARINGS}/${view.home}/${view.id}`;
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
      {open === "approve" ? (
        <FormDialog
          title={say("approve")}
          action={say("approve")}
          submit={() => send(`${at}/approval`, { impact: view.impact }, say("done"))}
          close={close}
        >
          <p>{say("approveSure")}</p>
        </FormDialog>
      ) : null}
      {open === "refuse" ? (
        <ReasonForm
          title={say("refuse")}
          action={say("refuse")}
          reason={say("reason")}
          max={1000}
          send={(reason) => send(`${at}/refusal`, { reason }, say("done"))}
          close={close}
        />
      ) : null}
      {open === "end" ? (
        <ReasonForm
          title={say("end")}
          action={say("end")}
          reason={say("reason")}
          max={1000}
          send={(reason) => send(`${at}/ending`, { reason }, say("done"))}
          close={close}
        />
      ) : null}
    </div>
  );
}
