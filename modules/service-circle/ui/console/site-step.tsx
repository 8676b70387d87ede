import { aside } from "#web/words";
import { useState } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  useLanguage,
  useSay,
} from "#web/console";
import type { SiteView } from "../../contract/plans.ts";
import { consoleWords } from "../console-words.ts";
import { usePoints, useSend } from "./wire.ts";

export type Step = SiteView["may"][number];

const PATHS: Readonly<Record<Step, string>> = {
  fund: "funding",
  open: "opening",
  verify: "verification",
  postpone: "postponement",
  drop: "withdrawal",
};

/** One step of a planned site: one dialog, one answer. */
export function SiteStep({ site, step, close }: { site: SiteView; step: Step; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [command, setCommand] = useState(newId);
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  const bodyOf = (): Record<string, unknown> => {
    if (step === "fund") return { document: text };
    if (step === "verify") return { finding: text };
    if (step === "open") {
      const [home, id] = text.split("/");
      return { point: { home, id } };
    }
    return step === "postpone" ? { due, reason: text } : { reason: text };
  };
  const submit = async () => {
    if (text.trim() === "") return needed("console.needed", { field: say(`step.${step}.field`) });
    if (step === "postpone" && due === "") return needed("console.needed", { field: say("step.postpone.due") });
    const answer = await send(`sites/${site.home}/${site.id}/${PATHS[step]}`, bodyOf(), say("step.done"), command);
    if (!("problem" in answer)) return null;
    setCommand(newId());
    return answer.problem;
  };
  return (
    <FormDialog title={say(`step.${step}`)} action={say(`step.${step}`)} submit={submit} close={close}>
      {step === "postpone" ? (
        <Field label={say("step.postpone.due")} required>
          <TextInput type="date" min={dateIn(Date.parse(site.dueAt))} value={due} onChange={setDue} />
        </Field>
      ) : null}
      <Field label={say(`step.${step}.field`)} required>
        {step === "open" ? <OpenedPoint site={site} value={text} onChange={setText} /> : null}
        {step === "fund" ? <TextInput value={text} onChange={setText} max={120} /> : null}
        {step !== "open" && step !== "fund" ? <TextArea value={text} onChange={setText} max={300} rows={3} /> : null}
      </Field>
    </FormDialog>
  );
}

/** Open points of the kind in the town, by name. */
function OpenedPoint({ site, value, onChange }: { site: SiteView; value: string; onChange: (key: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = usePoints({ area: site.village.slice(0, 9), kind: site.kind, stage: "open", q: "" });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  if (read.data && rows.length === 0) return <p className="c-muted">{say("step.open.none")}</p>;
  return (
    <NativeSelect
      value={value}
      onChange={onChange}
      blank="—"
      options={rows.map((row) => ({
        value: `${row.home}/${row.id}`,
        label: `${row[language]}${aside(language === "en" ? row.placeEn : row.placeZh, language)}`,
      }))}
    />
  );
}
