import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Choice, Field, FileInput, holdsRole, newId, Page, refusalText, showToast, useConsole, useLanguage, useSay } from "#web/console";
import type { CheckedImport, ImportKind } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { base64Of, downloadFrom } from "./files.ts";
import { MyImports } from "./my-imports.tsx";
import { words } from "./words.ts";

const KINDS = ["accounts", "grids", "units"] as const satisfies readonly ImportKind[];
const ADMIN_ONLY: readonly ImportKind[] = ["accounts", "units"];

type Bringing = { file: string; geojson?: unknown };

/** Form, file, trial, correction, import: top to bottom, nothing lost on the way. */
export function ImportsPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const kinds = KINDS.filter((kind) => !ADMIN_ONLY.includes(kind) || holdsRole(session, ["admin"]));
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? "grids");
  return (
    <Page title={say("imports.title")} wide>
      <p className="c-muted">{say("imports.lead")}</p>
      <Field label={say("imports.kind")} required group>
        <Choice value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: say(`imports.kind.${value}`) }))} />
      </Field>
      <p style={{ marginBlock: 12 }}>
        <a className="c-link" href={`/api/imports/templates/${kind}`} download>
          {say("imports.template")}
        </a>
      </p>
      <Bring key={kind} kind={kind} />
      <MyImports />
    </Page>
  );
}

function Bring({ kind }: { kind: ImportKind }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [table, setTable] = useState<File | null>(null);
  const [outlines, setOutlines] = useState<File | null>(null);
  const [checked, setChecked] = useState<{ result: CheckedImport; bringing: Bringing } | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<Bringing | null> => {
    if (!table) return null;
    const file = await base64Of(table);
    if (!outlines) return { file };
    try {
      return { file, geojson: JSON.parse(await outlines.text()) as unknown };
    } catch {
      // Not JSON: told beside the field, the table stays chosen.
      setError(say("imports.badOutlines"));
      return null;
    }
  };
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setError("");
    await work();
    setBusy(false);
  };
  const check = () =>
    during(async () => {
      const bringing = await read();
      if (!bringing) return;
      const reply = await api.post<CheckedImport>(`/api/imports/checks/${kind}`, bringing, { id: newId() });
      if (!reply.ok) return setError(refusalText(reply));
      setChecked({ result: reply.value, bringing });
    });
  const run = () =>
    during(async () => {
      if (!checked) return;
      const reply = await api.post(`/api/imports/runs/${kind}`, checked.bringing, { id: newId() });
      if (!reply.ok) return setError(refusalText(reply));
      showToast({ tone: "good", text: say("imports.begun") });
      setChecked(null);
      void client.invalidateQueries({ queryKey: ["imports"] });
    });
  return (
    <div className="c-form">
      {error ? (
        <p role="alert" className="c-problem">
          {error}
        </p>
      ) : null}
      <Field label={say("imports.file")} hint={say("imports.fileHint")} required>
        <FileInput
          accept=".xlsx,.csv,.txt"
          take={(file) => {
            setTable(file);
            setChecked(null);
          }}
        />
      </Field>
      {kind === "grids" ? (
        <Field label={say("imports.outlines")} hint={say("imports.outlinesHint")}>
          <FileInput
            accept=".geojson,.json"
            take={(file) => {
              setOutlines(file);
              setChecked(null);
            }}
          />
        </Field>
      ) : null}
      <div className="c-row">
        <Button onClick={() => void check()} disabled={!table} loading={busy && !checked}>
          {say("imports.check")}
        </Button>
        {checked && checked.result.faults.length === 0 && checked.result.changed > 0 ? (
          <Button type="primary" loading={busy} onClick={() => void run()}>
            {say("imports.run", { n: checked.result.changed })}
          </Button>
        ) : null}
      </div>
      {checked ? <Result kind={kind} result={checked.result} bringing={checked.bringing} /> : null}
    </div>
  );
}

function Result({ kind, result, bringing }: { kind: ImportKind; result: CheckedImport; bringing: Bringing }) {
  const say = useSay(consoleWords);
  const name = useSay(words);
  const language = useLanguage();
  const faults = result.faults.length + result.more;
  const marked = async () => {
    const problem = await downloadFrom(`/api/imports/faults/${kind}`, bringing, newId(), name(`imports.title.${kind}`), language);
    if (problem !== null) showToast({ tone: "bad", text: problem });
  };
  return (
    <section role="status">
      <p>
        <strong>{say("imports.checked", { rows: result.rows, changed: result.changed, unchanged: result.unchanged, faults })}</strong>
      </p>
      {faults === 0 && result.changed === 0 ? <p>{say("imports.nothing")}</p> : null}
      {faults > 0 ? (
        <>
          <Button style={{ marginBlock: 8 }} onClick={() => void marked()}>
            {say("imports.marked")}
          </Button>
          <div className="c-scroll" tabIndex={0} role="region" aria-label={say("imports.problem")}>
            <table className="c-table">
              <thead>
                <tr>
                  <th scope="col">{say("imports.cell")}</th>
                  <th scope="col">{say("imports.problem")}</th>
                </tr>
              </thead>
              <tbody>
                {result.faults.map((fault, index) => (
                  <tr key={`${fault.at} ${index}`}>
                    <td className="c-mono">{fault.at}</td>
                    <td>{fault.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {result.more > 0 ? <p>{say("imports.more", { n: result.more })}</p> : null}
        </>
      ) : null}
    </section>
  );
}
