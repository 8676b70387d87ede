import { comma } from "#web/words";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Dialog,
  Field,
  newId,
  ReadProblem,
  TextArea,
  TextInput,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { PointPage } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { sayHours } from "../hours-text.ts";
import { PointForm } from "./point-form.tsx";
import { usePoint, useSend } from "./wire.ts";

type Act = "open" | "suspend" | "close";
const PATHS: Readonly<Record<Act, string>> = { open: "opening", suspend: "suspension", close: "closure" };

/** One point, and the steps the server says this person may take. */
export function PointPanel({ address, close }: { address: string; close: () => void }) {
  const [home = "", id = ""] = address.split("/");
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = usePoint({ home, id });
  const [doing, setDoing] = useState<Act | "change" | null>(null);
  const point = read.data;
  if (point && doing === "change") return <PointForm point={point} area={point.village} close={() => setDoing(null)} />;
  return (
    <Dialog title={point?.[language] ?? say("points.title")} onClose={close} asks shape="side">
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {point ? <Facts point={point} /> : null}
      {point ? (
        <div className="c-row" style={{ marginBlock: 12 }}>
          {point.may.map((one) => (
            <Button key={one} onClick={() => setDoing(one)}>
              {one === "change" ? say("points.edit", { name: "" }) : say(`act.${one}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {point && doing !== null && doing !== "change" ? <ActForm key={doing} point={point} act={doing} done={() => setDoing(null)} /> : null}
    </Dialog>
  );
}

function Facts({ point }: { point: PointPage }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const zh = language === "zh";
  const rows: [string, string][] = [
    [say("points.kind"), zh ? point.kindZh : point.kindEn],
    [say("points.stage"), [say(`stage.${point.stage}`), point.reason ?? "", point.until ?? ""].filter(Boolean).join(" · ")],
    [say("points.place"), `${zh ? point.placeZh : point.placeEn} ${point.address ?? ""}`],
    [say("points.hours"), sayHours(point.hours, language)],
    [say("points.unit"), zh ? point.unitZh : point.unitEn],
    [say("points.phone"), point.phone ?? "—"],
    [say("points.access"), say(`access.${point.access}`)],
    [say("points.services"), point.services.join(comma(language)) || "—"],
  ];
  return (
    <dl className="sc-bands">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt className="c-muted">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {point.synthetic ? <strong>{say("circle.synthetic")}</strong> : null}
    </dl>
  );
}

function ActForm({ point, act, done }: { point: PointPage; act: Act; done: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [command, setCommand] = useState(newId);
  const [reason, setReason] = useState("");
  const [day, setDay] = useState(act === "open" ? dateIn(Date.now()) : "");
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (act !== "open" && reason.trim() === "") return setProblem(needed("console.needed", { field: say("act.reason") }));
    const body = act === "open" ? { on: day } : act === "suspend" ? { reason, until: day || null } : { reason };
    const answer = await send(`points/${point.home}/${point.id}/${PATHS[act]}`, body, say("points.saved"), command);
    if (!("problem" in answer)) return done();
    setProblem(answer.problem);
    setCommand(newId());
  };
  return (
    <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {act === "open" ? null : (
        <Field label={say("act.reason")} required>
          <TextArea value={reason} max={200} rows={2} onChange={setReason} />
        </Field>
      )}
      {act === "close" ? null : (
        <Field label={say(act === "open" ? "act.on" : "act.until")} required={act === "open"}>
          <TextInput type="date" value={day} onChange={setDay} />
        </Field>
      )}
      <Button type="primary" htmlType="submit">
        {say(`act.${act}`)}
      </Button>
    </form>
  );
}
