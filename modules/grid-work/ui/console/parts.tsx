import { useState } from "react";
import { consoleWords as pieces, Field, FormDialog, TextInput, useLanguage, useSay } from "#web/console";
import type { GridFigureTable } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead, useSend } from "./wire.ts";

/** Nothing irreversible without a typed reason. */
export function ReasonDialog({ title, lead, path, close }: { title: string; lead?: string; path: string; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={title}
      close={close}
      submit={async () =>
        reason.trim() === "" ? needed("console.needed", { field: say("tag.reason") }) : send(path, { reason: reason.trim() })
      }
    >
      {lead ? <p className="c-muted">{lead}</p> : null}
      <Field label={say("tag.reason")} required>
        <TextInput value={reason} onChange={setReason} max={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

/** One figure by the areas below: its two numbers beside the rate. */
export function FigureByArea({ code, area }: { code: string; area: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { data } = useRead<GridFigureTable>("figures", area ? { area } : {});
  const figure = data?.figures.find((one) => one.code === code);
  const rows = (data?.rows ?? []).flatMap((row) => {
    const value = row.figures.find((one) => one.code === code);
    return value && value.denominator > 0 ? [{ ...row, value }] : [];
  });
  if (!data || !figure) return null;
  return (
    <details className="c-card">
      <summary>
        {figure[language]} · {data.from} – {data.to} · {say("figure.show")}
      </summary>
      <p className="c-muted">{figure.definition[language]}</p>
      {rows.length === 0 ? <p>{say("figure.none")}</p> : null}
      <table className="c-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.area}>
              <th scope="row">{language === "en" ? row.areaNameEn : row.areaName}</th>
              <td className="c-num">{row.value.value === null ? "—" : `${(row.value.value * 100).toFixed(1)}%`}</td>
              <td className="c-num c-muted">{say("figure.of", { numerator: row.value.numerator, denominator: row.value.denominator })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
