import { useState } from "react";
import { CountedRecords, consoleWords as pieces, Field, FormDialog, TextInput, useLanguage, useSay } from "#web/console";
import { percentage } from "#web/words";
import type { GridFigureTable } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { api, useRead, useSend } from "./wire.ts";

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

/** One figure by the areas below: its two numbers beside the rate, each opening into its records (of this `kind`). */
export function FigureByArea({ code, area, kind }: { code: string; area: string; kind: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const open = useSay(pieces);
  const [asked, setAsked] = useState<{ area: string; name: string } | null>(null);
  const { data } = useRead<GridFigureTable>("figures", area ? { area } : {});
  const figure = data?.figures.find((one) => one.code === code);
  const rows = (data?.rows ?? []).flatMap((row) => {
    const value = row.figures.find((one) => one.code === code);
    return value && value.denominator > 0 ? [{ ...row, value }] : [];
  });
  if (!data || !figure) return null;
  const nameIn = (row: GridFigureTable["rows"][number]): string => (language === "en" ? row.areaNameEn : row.areaName);
  const of = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
    say("figure.of", { numerator, denominator });
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
              <th scope="row">{nameIn(row)}</th>
              <td className="c-num">{percentage(row.value.value, 1)}</td>
              <td className="c-num">
                <button
                  type="button"
                  className="c-link"
                  aria-label={`${of(row.value)} · ${open("console.counted.open", { figure: figure[language], area: nameIn(row) })}`}
                  onClick={() => setAsked({ area: row.area, name: nameIn(row) })}
                >
                  {of(row.value)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked ? (
        <CountedRecords
          title={`${figure[language]} · ${asked.name}`}
          definition={figure.definition[language]}
          path={api("figures/records")}
          kind={kind}
          ask={{ figure: code, area: asked.area, from: data.from, to: data.to }}
          close={() => setAsked(null)}
        />
      ) : null}
    </details>
  );
}
