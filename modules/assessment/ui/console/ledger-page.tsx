import { Button } from "antd";
import { useState } from "react";
import {
  DueBadge,
  Empty,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  useConsole,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
} from "#web/console";
import type { EntryRow, SchemeRow, SchemeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { EntryPanel } from "./entry-panel.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import { signed, useEntries, useRead } from "./wire.ts";

const STAGES = ["open", "objected", "confirmed", "withdrawn"] as const;

/** Every point, proposed, contested, confirmed and taken back: with the filter on objections it is the desk of those who review. */
export function LedgerPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { session } = useConsole();
  const { params, set } = useUrl();
  const [proposing, setProposing] = useState(false);
  const [of, subject, stage, opened] = ["of", "unit", "stage", "entry"].map((name) => params.get(name) ?? "") as [
    string,
    string,
    string,
    string,
  ];
  const schemes = useRead<{ rows: readonly SchemeRow[] }>("schemes");
  const scheme = useRead<SchemeView>(`schemes/${of}`, {}, { enabled: of !== "" });
  const asked = Object.fromEntries(Object.entries({ scheme: of, subject, stage }).filter(([, value]) => value !== ""));
  const read = useEntries(asked);
  const rows = read.data?.pages.flatMap((page) => page.rows);
  const running = scheme.data && (scheme.data.stage === "published" || scheme.data.stage === "closed");
  return (
    <ListPage
      title={say("ledger")}
      lead={say("ledger.lead")}
      read={read}
      tools={
        running && holdsRole(session, ["assessor"]) ? (
          <Button type="primary" onClick={() => setProposing(true)}>
            {say("propose")}
          </Button>
        ) : null
      }
      empty={rows?.length === 0 ? <Empty text={say("ledger.none")} /> : null}
      filters={
        <>
          <NativeSelect
            label={say("scheme")}
            blank={say("anyScheme")}
            value={of}
            onChange={(value) => set({ of: value, unit: null })}
            options={(schemes.data?.rows ?? []).map((one) => ({ value: one.scheme, label: one[language] }))}
          />
          <NativeSelect
            label={say("unit")}
            blank={say("anyUnit")}
            value={subject}
            onChange={(value) => set({ unit: value })}
            options={(scheme.data?.subjects ?? []).map((one) => ({ value: one.code, label: one[language] }))}
          />
          <NativeSelect
            label={say("stage")}
            blank={say("anyStage")}
            value={stage}
            onChange={(value) => set({ stage: value })}
            options={STAGES.map((value) => ({ value, label: say(`entry.${value}`) }))}
          />
        </>
      }
      beside={
        <>
          {opened ? <EntryPanel address={opened} close={() => set({ entry: null })} /> : null}
          {proposing && scheme.data ? <ProposeDialog scheme={scheme.data} close={() => setProposing(false)} /> : null}
        </>
      }
    >
      <EntryTable rows={rows ?? []} open={(row) => set({ entry: `${row.home}/${row.id}` })} />
    </ListPage>
  );
}

export function EntryTable({ rows, open }: { rows: readonly EntryRow[]; open: (row: EntryRow) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const now = useMinute();
  return (
    <PlainTable
      name="ledger"
      label={say("ledger")}
      columns={(["item", "unit", "delta", "stage", "occurred", "recorded", "due"] as const).map((name) => say(name))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <button type="button" className="c-link" onClick={() => open(row)}>
              {row.item} {language === "zh" ? row.itemZh : row.itemEn}
            </button>
          </td>
          <td>{language === "zh" ? row.subjectZh : row.subjectEn}</td>
          <td className="c-num">{row.stage === "withdrawn" ? <s>{signed(row.points)}</s> : signed(row.points)}</td>
          <td>{say(row.reversed ? "entry.reversed" : `entry.${row.stage}`)}</td>
          <td className="c-mono">{row.occurredOn}</td>
          <td className="c-mono">{row.recordedOn}</td>
          <td>
            {row.dueAt ? <DueBadge fact={{ dueAt: row.dueAt, provisional: false, state: "running", working: false }} now={now} /> : "—"}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
