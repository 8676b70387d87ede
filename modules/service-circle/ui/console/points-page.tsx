import { Button } from "antd";
import { useMemo, useState } from "react";
import {
  AreaPicker,
  Empty,
  holdsRole,
  NativeSelect,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
  Typed,
} from "#web/console";
import type { PointView } from "../../contract/points.ts";
import { consoleWords } from "../console-words.ts";
import { sayHours } from "../hours-text.ts";
import type { Mark } from "./circle-map.ts";
import { MapCanvas } from "./map-canvas.tsx";
import { PointPanel } from "./point-panel.tsx";
import { PointForm } from "./point-form.tsx";
import { useAsk, usePoints, useStandard } from "./wire.ts";

const STAGES = ["planned", "open", "suspended", "closed"] as const;

/** The register of service points: search, map, and what may be done with each. */
export function PointsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { session } = useConsole();
  const { params, set } = useUrl();
  const { area } = useAsk("");
  const standard = useStandard();
  const filter = { area, kind: params.get("kind") ?? "", stage: params.get("stage") ?? "", q: params.get("q") ?? "" };
  const read = usePoints(filter);
  const rows = useMemo(() => read.data?.pages.flatMap((page) => page.rows) ?? [], [read.data]);
  const marks = useMemo(
    () => rows.map((row): Mark => ({ lon: row.lon, lat: row.lat, look: row.stage === "open" ? "open" : "shut", title: row[language] })),
    [rows, language],
  );
  const [creating, setCreating] = useState(false);
  const opened = params.get("point");
  return (
    <Page
      title={say("points.title")}
      wide
      tools={
        holdsRole(session, ["admin", "approver"]) ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {say("points.new")}
          </Button>
        ) : null
      }
    >
      <p className="c-muted">{say("points.lead")}</p>
      <search className="c-row" style={{ marginBlock: 12 }}>
        <input
          className="c-input"
          style={{ width: 220 }}
          type="search"
          aria-label={say("points.search")}
          placeholder={say("points.search")}
          maxLength={40}
          value={filter.q}
          onChange={(event) => set({ q: event.target.value }, true)}
        />
        <NativeSelect
          label={say("points.kind")}
          blank={say("points.anyKind")}
          value={filter.kind}
          onChange={(kind) => set({ kind })}
          options={(standard.data?.standard.kinds ?? []).map((kind) => ({ value: kind.code, label: kind[language] }))}
        />
        <NativeSelect
          label={say("points.stage")}
          blank={say("points.anyStage")}
          value={filter.stage}
          onChange={(stage) => set({ stage })}
          options={STAGES.map((stage) => ({ value: stage, label: say(`stage.${stage}`) }))}
        />
        <AreaPicker any label={say("coverage.area")} value={area} onChange={(code) => set({ area: code })} />
      </search>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      <div className="sc-two">
        <MapCanvas label={say("circle.map")} area={area} marks={marks} />
        <div>
          {read.data ? (
            <p className="c-muted">
              {say("points.count", { n: read.data.pages[0]?.total ?? 0 })}
              {read.hasNextPage ? ` · ${say("points.listed", { n: rows.length })}` : null}
            </p>
          ) : null}
          {read.data && rows.length === 0 ? <Empty text={say("points.none")} /> : null}
          {rows.length > 0 ? <Table rows={rows} open={(row) => set({ point: `${row.home}/${row.id}` })} /> : null}
          {read.hasNextPage ? (
            <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {say("points.more")}
            </Button>
          ) : null}
        </div>
      </div>
      {creating ? <PointForm area={area} close={() => setCreating(false)} /> : null}
      {opened ? <PointPanel address={opened} close={() => set({ point: null })} /> : null}
    </Page>
  );
}

function Table({ rows, open }: { rows: readonly PointView[]; open: (row: PointView) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const zh = language === "zh";
  return (
    <div className="c-scroll sc-tall" tabIndex={0} role="region" aria-label={say("points.title")}>
      <table className="c-table">
        <thead>
          <tr>
            {(["points.name", "points.place", "points.hours", "points.stage"] as const).map((one) => (
              <th key={one} scope="col">
                {say(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <button type="button" className="c-link" onClick={() => open(row)}>
                  <Typed text={row[language]} />
                </button>
                <br />
                <span className="c-muted">{zh ? row.kindZh : row.kindEn}</span>
              </td>
              <td>{zh ? row.placeZh : row.placeEn}</td>
              <td>{sayHours(row.hours, language)}</td>
              <td>
                {say(`stage.${row.stage}`)} {row.reason ? <span className="c-muted">{row.reason}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
