import { comma } from "#web/words";
import { Button } from "antd";
import {
  Empty,
  NativeSelect,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  usePages,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { useState } from "react";
import type { VisitPage, VisitRow, VisitStage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { VisitDialog } from "./visit-dialog.tsx";
import { api, usePractice } from "./wire.ts";

const STAGES: readonly VisitStage[] = ["agreed", "absent", "done", "refused", "calledOff"];

/** Home visits by place, masked: no door, no name, no worker. Whoever works in the grid may open one, and takes a consent back there. */
export function VisitsPage() {
  const say = useSay(consoleWords);
  const state = useSay(words);
  const { area } = useConsole();
  const { params, set } = useUrl();
  const language = useLanguage();
  const practice = usePractice();
  const stage = STAGES.find((one) => one === params.get("stage"));
  const read = usePages<VisitPage>(["grid-work", "visits"], api("visits"), { stage, area });
  const [open, setOpen] = useState<VisitRow | null>(null);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={say("visits.title")} wide>
      <p className="c-muted">{say("visits.lead")}</p>
      <NativeSelect
        label={say("state")}
        value={stage ?? ""}
        blank={say("stage.all")}
        options={STAGES.map((one) => ({ value: one, label: state(`grid-work.visit-stage.${one}`) }))}
        onChange={(next) => set({ stage: next })}
      />
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("visits.empty")} /> : null}
      {rows.length > 0 ? (
        <PlainTable
          name="visits"
          label={say("visits.title")}
          columns={[say("place"), say("state"), say("purpose"), say("day"), say("phrases"), ""]}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.placeName}</td>
              <td>{state(`grid-work.visit-stage.${row.stage}`)}</td>
              <td>{row.purpose ? practice.purpose(row.purpose) : "—"}</td>
              <td className="c-mono">{row.on ?? "—"}</td>
              <td>{row.phrases.map((code) => practice.phrase("visit", code)).join(comma(language)) || "—"}</td>
              <td>
                {row.mine && row.stage === "done" ? (
                  <Button
                    size="small"
                    aria-label={say("visit.openOne", { place: row.placeName, day: row.on ?? "" })}
                    onClick={() => setOpen(row)}
                  >
                    {say("visit.open")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("more")}
        </Button>
      ) : null}
      {open ? <VisitDialog row={open} close={() => setOpen(null)} /> : null}
    </Page>
  );
}
