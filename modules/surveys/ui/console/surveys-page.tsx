import { Button } from "antd";
import { useState } from "react";
import { Empty, holdsRole, ListPage, PlainTable, useConsole, useLanguage, useSay, useUrl } from "#web/console";
import type { SurveyRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { DesignDialog } from "./design-dialog.tsx";
import { SurveyPanel } from "./survey-panel.tsx";
import { useSurveys } from "./wire.ts";

/** Every survey and where it stands; opened beside the list. */
export function SurveysPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const { params, set } = useUrl();
  const read = useSurveys();
  const [designing, setDesigning] = useState(false);
  const opened = params.get("survey");
  return (
    <ListPage
      title={say("svy.page")}
      lead={say("svy.lead")}
      read={read}
      tools={
        holdsRole(session, ["surveyManager"]) ? (
          <Button type="primary" onClick={() => setDesigning(true)}>
            {say("svy.new")}
          </Button>
        ) : null
      }
      empty={read.data?.length === 0 ? <Empty text={say("svy.none")} /> : null}
      beside={
        <>
          {opened ? <SurveyPanel address={opened} close={() => set({ survey: null })} /> : null}
          {designing ? <DesignDialog close={() => setDesigning(false)} made={(survey) => set({ survey })} /> : null}
        </>
      }
    >
      <Rows rows={read.data ?? []} open={(row) => set({ survey: `${row.home}/${row.id}` })} />
    </ListPage>
  );
}

function Rows({ rows, open }: { rows: readonly SurveyRow[]; open: (row: SurveyRow) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <PlainTable
      name="surveys"
      label={say("svy.page")}
      columns={(["name", "year", "stage", "days", "done"] as const).map((name) => say(`svy.${name}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <button type="button" className="c-link" onClick={() => open(row)}>
              {language === "zh" ? row.title : row.titleEn}
            </button>
            {row.demo ? <span className="c-muted c-nowrap"> {say("svy.demo")}</span> : null}
          </td>
          <td className="c-mono">{row.year}</td>
          <td>{say(`stage.${row.stage}`)}</td>
          <td>{row.from ? `${row.from} – ${row.until}` : "—"}</td>
          <td className="c-mono">
            {row.completed} / {row.wanted || "—"}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
