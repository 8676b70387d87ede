import { Button } from "antd";
import {
  AreaPicker,
  DueBadge,
  Empty,
  Go,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  Typed,
  useConsole,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
} from "#web/console";
import type { ApplicationRow } from "../../contract.ts";
import { STAGES } from "../../contract/stages.ts";
import { ExportButton } from "#parts/exports";
import { consoleWords } from "../console-words.ts";
import { Coverage } from "./coverage.tsx";
import { FamiliesAsking } from "./families-asking.tsx";
import { APPLYING, CHECKING } from "./roles.ts";
import { useApplications, useSchemes } from "./wire.ts";

/** Applications for every title: where each stands, how much is covered, and the next step of each. */
export function CellsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { area, session } = useConsole();
  const { params, set, open } = useUrl();
  const schemes = useSchemes();
  const filter = { scheme: params.get("scheme") ?? "", stage: params.get("stage") ?? "", area: params.get("in") ?? area };
  const read = useApplications(filter);
  const rows = read.data?.pages.flatMap((page) => page.rows);
  // Before the list: somebody waits to be called.
  const families = holdsRole(session, CHECKING) ? <FamiliesAsking area={filter.area} /> : null;
  return (
    <ListPage
      title={say("cells.page")}
      lead={say("cells.lead")}
      read={read}
      tools={
        <>
          <ExportButton
            subject="cells.applications"
            filter={
              Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== "" && value !== undefined)) as Record<
                string,
                string
              >
            }
          />
          {holdsRole(session, APPLYING) ? (
            <Button type="primary" onClick={() => open("/cells/apply")}>
              {say("cells.apply")}
            </Button>
          ) : null}
        </>
      }
      empty={
        rows?.length === 0 ? (
          <>
            {families}
            <Empty text={say("cells.none")} />
          </>
        ) : null
      }
      filters={
        <>
          <NativeSelect
            label={say("cells.kind")}
            blank={say("cells.anyKind")}
            value={filter.scheme}
            onChange={(scheme) => set({ scheme })}
            options={(schemes.data ?? []).map((one) => ({ value: one.code, label: one[language] }))}
          />
          <NativeSelect
            label={say("cells.stage")}
            blank={say("cells.anyStage")}
            value={filter.stage}
            onChange={(stage) => set({ stage })}
            options={STAGES.map((stage) => ({ value: stage, label: say(`stage.${stage}`) }))}
          />
          <AreaPicker any label={say("cells.area")} value={filter.area} onChange={(code) => set({ in: code })} />
        </>
      }
      beside={holdsRole(session, ["unitContact"]) ? null : <Coverage area={filter.area} />}
    >
      {families}
      <Rows rows={rows ?? []} />
    </ListPage>
  );
}

function Rows({ rows }: { rows: readonly ApplicationRow[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const now = useMinute();
  return (
    <PlainTable
      name="cells"
      label={say("cells.page")}
      columns={(["unit", "kind", "place", "stage", "score", "due"] as const).map((name) => say(`cells.${name}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Go to={`/cells/${row.home}/${row.id}`}>
              <Typed text={row.name} />
            </Go>
            {row.demo ? <span className="c-muted"> {say("cells.demo")}</span> : null}
          </td>
          <td>{language === "zh" ? row.schemeZh : row.schemeEn}</td>
          <td>{row.placeName}</td>
          <td>
            {say(`stage.${row.stage}`)}
            {row.appeal ? ` · ${say("cells.appealing")}` : ""}
            {row.check && row.check !== "stands" && !["revoked", "expired", "renewed"].includes(row.stage)
              ? ` · ${say(`check.short.${row.check}`)}`
              : ""}
          </td>
          <td className="c-mono">{row.score === null ? "—" : `${row.score}${row.level ? ` ${say(`level.${row.level}`)}` : ""}`}</td>
          <td>
            {row.dueAt ? (
              <DueBadge fact={{ dueAt: row.dueAt, provisional: row.provisional, state: "running", working: row.working }} now={now} />
            ) : (
              (row.validUntil ?? "—")
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
