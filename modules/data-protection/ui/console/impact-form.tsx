import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  Choice,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  newId,
  TextArea,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { CONCLUSIONS, GROUNDS, type Conclusion, type Ground, type ImpactView } from "../../contract.ts";
import { impactWords } from "../impact-words.ts";
import { IMPACTS, usePurposes, useSendImpact } from "./impact-wire.ts";
import { Ticks } from "./ticks.tsx";

const yearAhead = (): string => dayOf(new Date(Date.now() + 365 * 86_400_000).toISOString());

/** Written anew, or written again where it was returned; the id is made once, so sent again it is the same one. */
export function ImpactForm({ view, begun, close }: { view?: ImpactView; begun?: { purposes: readonly string[] }; close: () => void }) {
  const say = useSay(impactWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { session, area } = useConsole();
  const send = useSendImpact();
  const known = usePurposes();
  const [id] = useState(newId);
  const [place, setPlace] = useState((area || (areasOf(session)[0] ?? "")).slice(0, 9));
  const [purposes, setPurposes] = useState<readonly string[]>(view?.purposes ?? begun?.purposes ?? []);
  const [grounds, setGrounds] = useState<readonly Ground[]>(view?.grounds ?? ["sensitive"]);
  const [conclusion, setConclusion] = useState<Conclusion>(view?.conclusion ?? "with-measures");
  const [reviewOn, setReviewOn] = useState(view?.reviewOn ?? yearAhead());
  const [said, setSaid] = useState({ necessity: view?.necessity ?? "", effects: view?.effects ?? "", measures: view?.measures ?? "" });
  const submit = async (): Promise<string | null> => {
    const missing =
      purposes.length === 0
        ? "purposes"
        : grounds.length === 0
          ? "grounds"
          : (["necessity", "effects", "measures"] as const).find((one) => said[one].trim() === "");
    if (missing) return needed("console.needed", { field: say(missing) });
    const body = { purposes, grounds, ...said, conclusion, reviewOn };
    return view
      ? send(`${IMPACTS}/${view.home}/${view.id}/revision`, body, say("drafted"))
      : send(IMPACTS, { id, area: place, ...body }, say("drafted"));
  };
  const title = say(view ? "revise" : "draft");
  return (
    <FormDialog title={title} action={title} submit={submit} close={close} shape="wide">
      <Ticks
        legend={say("purposes")}
        chosen={purposes}
        put={setPurposes}
        options={known.map(({ code, title: name }) => ({ value: code, label: name[language] }))}
      />
      <Ticks
        legend={say("grounds")}
        chosen={grounds}
        put={setGrounds}
        options={GROUNDS.map((value) => ({ value, label: say(`ground.${value}`) }))}
      />
      {(["necessity", "effects", "measures"] as const).map((one) => (
        <Field key={one} label={say(one)} required>
          <TextArea value={said[one]} max={6000} rows={5} onChange={(value) => setSaid((before) => ({ ...before, [one]: value }))} />
        </Field>
      ))}
      <Field label={say("conclusion")} required group>
        <Choice
          value={conclusion}
          onChange={setConclusion}
          options={CONCLUSIONS.map((value) => ({ value, label: say(`conclusion.${value}`) }))}
        />
      </Field>
      <Field label={say("reviewOn")} required>
        <TextInput type="date" value={reviewOn} onChange={setReviewOn} />
      </Field>
      {view ? null : (
        <Field label={say("area")} required>
          <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
        </Field>
      )}
    </FormDialog>
  );
}
