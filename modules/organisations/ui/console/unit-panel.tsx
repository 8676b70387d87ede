import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import { FactList, holdsRole, Panel, useAreaName, useConsole, useLanguage, useSay } from "#web/console";
import type { UnitRow, UnitStage } from "../../contract.ts";
import { unitWords } from "../unit-words.ts";
import { words } from "../words.ts";
import { NameContactForm } from "./network-forms.tsx";
import { ChangeForm, DayStepForm, MergeForm, ReorganiseForm } from "./unit-forms.tsx";
import { UnitHistory } from "./unit-history.tsx";
import { usePeopleOf } from "./wire.ts";

const STEPS = ["change", "reorganise", "contact", "approve", "open", "operate", "suspend", "merge", "dissolve"] as const;
export type UnitStep = (typeof STEPS)[number];

/** What may come next, as the register's own rules have it (`unit.ts`). */
const NEXT: Readonly<Record<UnitStage, readonly UnitStep[]>> = {
  planned: ["change", "reorganise", "contact", "approve", "merge", "dissolve"],
  approved: ["change", "reorganise", "contact", "open", "merge", "dissolve"],
  open: ["change", "reorganise", "contact", "operate", "suspend", "merge", "dissolve"],
  operating: ["change", "reorganise", "contact", "suspend", "merge", "dissolve"],
  suspended: ["change", "reorganise", "contact", "open", "merge", "dissolve"],
  merged: [],
  dissolved: [],
};

/** Who reads a unit's history, as its query has them. */
const READERS = ["admin", "supervisor", "auditor"];

/** One unit: what is known of it, and the steps of whoever administers the place. */
export function UnitPanel({
  unit,
  all,
  over,
  close,
}: {
  unit: UnitRow;
  all: readonly UnitRow[];
  over: readonly string[];
  close: () => void;
}) {
  const say = useSay(unitWords);
  const stage = useSay(words);
  const language = useLanguage();
  const { session } = useConsole();
  const place = useAreaName(unit.area);
  const [step, setStep] = useState<UnitStep | null>(null);
  const nameOf = (code: string | null): string =>
    code === null ? say("unit.nobody") : (all.find((one) => one.code === code)?.[language] ?? code);
  const may = over.some((area) => unit.area.startsWith(area));
  const leave = () => setStep(null);
  return (
    <Panel title={unit[language]} size={520} onClose={close}>
      <FactList
        facts={[
          [say("unit.code"), unit.code],
          [say("unit.area"), place],
          [say("unit.stage"), stage(`organisations.stage.${unit.stage}`)],
          [say("unit.parent"), nameOf(unit.parent)],
          [say("unit.guidedBy"), nameOf(unit.guidedBy)],
          [say("unit.contact"), <Contact key="contact" unit={unit} />],
          [say("unit.phone"), unit.phone ?? "–"],
          [say("unit.hours"), (language === "en" ? unit.hoursEn : null) ?? unit.hours ?? "–"],
          [say("unit.address"), unit.address ?? "–"],
          [say("unit.services"), unit.services.join(comma(language)) || "–"],
        ]}
      />
      {may ? (
        <div className="c-row" style={{ marginBlock: 12 }}>
          {NEXT[unit.stage].map((one) => (
            <Button key={one} type={one === "approve" || one === "open" ? "primary" : "default"} onClick={() => setStep(one)}>
              {say(one === "open" && unit.stage === "suspended" ? "unit.step.resume" : `unit.step.${one}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {step === "change" ? <ChangeForm unit={unit} close={leave} /> : null}
      {step === "reorganise" ? <ReorganiseForm unit={unit} close={leave} /> : null}
      {step === "contact" ? <NameContactForm unit={{ ...unit, reason: "none" }} close={leave} /> : null}
      {step === "merge" ? <MergeForm unit={unit} close={leave} /> : null}
      {step && step !== "change" && step !== "reorganise" && step !== "contact" && step !== "merge" ? (
        <DayStepForm unit={unit} step={step} close={leave} />
      ) : null}
      {holdsRole(session, READERS) ? <UnitHistory code={unit.code} nameOf={nameOf} /> : null}
    </Panel>
  );
}

function Contact({ unit }: { unit: UnitRow }) {
  const say = useSay(unitWords);
  const people = usePeopleOf(unit.code);
  if (unit.contact === null) return say("unit.nobody");
  return people.data?.find(({ id }) => id === unit.contact)?.name ?? (people.isPending ? "…" : say("unit.contactGone"));
}
