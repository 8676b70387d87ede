import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { fill } from "#web/words";
import {
  Choice,
  dateIn,
  Field,
  FileInput,
  newId,
  PlainTable,
  refusalText,
  showToast,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { Crs, ImportFault, ImportOutcome } from "../contract.ts";
import { areaWords } from "./area-words.ts";
import { readAreaFile } from "./area-file.ts";
import { words } from "./words.ts";

const SHOWN = 100;

/** File, trial, import: what the file would change is shown before anything is. A file with one bad row changes nothing. */
export function ImportAreasForm({ done }: { done: () => void }) {
  const say = useSay(areaWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [crs, setCrs] = useState<Crs>("wgs84");
  const [validFrom, setValidFrom] = useState(dateIn(Date.now()));
  const [source, setSource] = useState("");
  const [tried, setTried] = useState<{ outcome: ImportOutcome; body: object } | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setTried(null);
    };
  const send = async (body: object, dryRun: boolean): Promise<ImportOutcome | null> => {
    setBusy(true);
    const reply = await api.post<ImportOutcome>("/api/places/imports", { ...body, dryRun }, { id: newId() });
    setBusy(false);
    setError(reply.ok ? "" : refusalText(reply));
    return reply.ok ? reply.value : null;
  };
  const attempt = async () => {
    const content = file ? await readAreaFile(file) : null;
    if (!content || source.trim() === "") return setError(say(!file ? "areas.noFile" : content ? "areas.noSource" : "areas.badFile"));
    const body = { ...content, crs, validFrom, source };
    const outcome = await send(body, true);
    setTried(outcome && { outcome, body });
  };
  const run = async () => {
    const outcome = tried && (await send(tried.body, false));
    if (!outcome) return;
    showToast({ tone: "good", text: say("areas.imported", { n: outcome.rows - outcome.unchanged }) });
    for (const key of ["area-level", "area-search", "areas"]) void client.invalidateQueries({ queryKey: [key] });
    done();
  };
  const sound = tried !== null && tried.outcome.faults.length === 0;
  return (
    <section className="c-card c-form" aria-label={say("areas.import")}>
      <h2>{say("areas.import")}</h2>
      <p className="c-muted">{say("areas.importLead")}</p>
      {error ? (
        <p role="alert" className="c-problem">
          {error}
        </p>
      ) : null}
      <Field label={say("areas.file")} hint={say("areas.fileHint")} required>
        <FileInput accept=".geojson,.json,.csv,.txt" take={changed(setFile)} />
      </Field>
      <Field label={say("areas.crs")} hint={say("areas.crsHint")} required group>
        <Choice
          value={crs}
          onChange={changed(setCrs)}
          options={(["wgs84", "gcj02"] as const).map((value) => ({ value, label: say(`areas.crs.${value}`) }))}
        />
      </Field>
      <Field label={say("areas.effective")} hint={say("areas.effectiveHint")} required>
        <TextInput type="date" value={validFrom} onChange={changed(setValidFrom)} />
      </Field>
      <Field label={say("areas.source")} hint={say("areas.sourceHint")} required>
        <TextInput value={source} onChange={changed(setSource)} max={200} />
      </Field>
      <div className="c-row">
        <Button type={sound ? "default" : "primary"} loading={busy} onClick={() => void attempt()}>
          {say("areas.try")}
        </Button>
        {sound && tried.outcome.rows > tried.outcome.unchanged ? (
          <Button type="primary" loading={busy} onClick={() => void run()}>
            {say("areas.run", { n: tried.outcome.rows - tried.outcome.unchanged })}
          </Button>
        ) : null}
      </div>
      {tried ? <Outcome outcome={tried.outcome} /> : null}
    </section>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const say = useSay(areaWords);
  const language = useLanguage();
  const text = ({ code, params, area }: ImportFault): string =>
    fill((words as Readonly<Record<string, { zh: string; en: string }>>)[code]?.[language] ?? code, {
      area: area ?? "",
      ...params,
    } as never);
  return (
    <section role="status">
      <p>
        <strong>{say("areas.tried", { ...outcome, faults: outcome.faults.length })}</strong>
      </p>
      {outcome.faults.length > 0 ? (
        <>
          <p>{say("areas.faulty")}</p>
          <PlainTable label={say("areas.problems")} columns={[say("areas.row"), say("areas.code"), say("areas.problem")]}>
            {outcome.faults.slice(0, SHOWN).map((fault, index) => (
              <tr key={`${fault.row} ${index}`}>
                <td className="c-mono">{fault.row === 0 ? "–" : fault.row}</td>
                <td className="c-mono">{fault.area ?? "–"}</td>
                <td>{text(fault)}</td>
              </tr>
            ))}
          </PlainTable>
          {outcome.faults.length > SHOWN ? <p>{say("areas.moreFaults", { n: outcome.faults.length - SHOWN })}</p> : null}
        </>
      ) : null}
    </section>
  );
}
