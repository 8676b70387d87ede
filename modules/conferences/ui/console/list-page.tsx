import { Button } from "antd";
import { useState } from "react";
import {
  DueBadge,
  Go,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  SealsShut,
  shortInstant,
  Typed,
  useConsole,
  useLanguage,
  useMinute,
  useSay,
  useUnitName,
  useUrl,
} from "#web/console";
import { CONFERENCE_VIEWS, type ConferenceRow } from "../../contract.ts";
import { CONVENERS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { CallForm } from "./call-form.tsx";
import { useConferences } from "./wire.ts";

/** Conferences of the area, the next first: what is under way, or all there were. */
export function ConferencesPage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { params, set } = useUrl();
  const [calling, setCalling] = useState(false);
  const matter = params.get("matter") ?? "";
  const view = matter !== "" || params.get("view") === "all" ? "all" : "open";
  const read = useConferences({ area: matter === "" ? area.slice(0, 9) : "", view, matter });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say(matter === "" ? "title" : "ofMatter")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(matter !== "" ? "noneOfMatter" : view === "open" ? "none" : "noneAtAll")}
      tools={
        holdsRole(session, CONVENERS) ? (
          <Button type="primary" onClick={() => setCalling(true)}>
            {say("call")}
          </Button>
        ) : null
      }
      filters={
        matter !== "" ? (
          <Go to="/conferences">{say("back")}</Go>
        ) : (
          <NativeSelect
            label={say("view")}
            value={view}
            onChange={(next) => set({ view: next === "all" ? "all" : null })}
            options={CONFERENCE_VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
          />
        )
      }
      beside={calling ? <CallForm close={() => setCalling(false)} {...(matter === "" ? {} : { matter: refOf(matter) })} /> : null}
    >
      <SealsShut shut={read.data?.pages.some(({ shut }) => shut) ?? false} />
      <ConferenceTable rows={rows} label={say("title")} />
    </ListPage>
  );
}

/** The record in the address; its area is the one it was taken in. */
function refOf(matter: string): { home: string; id: string; place: string } {
  const [home = "", id = ""] = matter.split("/");
  return { home, id, place: home.replace(/(000)+$/, "") };
}

function ConferenceTable({ rows, label }: { rows: readonly ConferenceRow[]; label: string }) {
  const say = useSay(consoleWords);
  return (
    <PlainTable
      name="conferences"
      label={label}
      columns={(["topic", "kind", "meets", "convener", "stage", "decisions", "due"] as const).map((name) => say(name))}
    >
      {rows.map((row) => (
        <ConferenceLine key={row.id} row={row} />
      ))}
    </PlainTable>
  );
}

function ConferenceLine({ row }: { row: ConferenceRow }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = useUnitName();
  const now = useMinute();
  return (
    <tr>
      <td>
        <Go to={`/conferences/${row.home}/${row.id}`}>
          {row.topic === null ? say("one", { number: row.number }) : <Typed text={row.topic} />}
        </Go>
      </td>
      <td>{say(`kind.${row.kind}`)}</td>
      <td>{shortInstant(row.meets, language)}</td>
      <td>{name(row.convener)}</td>
      <td>{say(`stage.${row.stage}`)}</td>
      <td>{row.decisions === 0 ? "—" : say("progress", { done: row.done, all: row.decisions })}</td>
      <td>
        {row.due === null ? (
          "—"
        ) : (
          <DueBadge fact={{ dueAt: `${row.due}T23:59:59.999+08:00`, provisional: false, state: "running", working: false }} now={now} />
        )}
      </td>
    </tr>
  );
}
