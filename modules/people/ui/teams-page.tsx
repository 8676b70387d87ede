import { comma } from "#web/words";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { AreaPicker, ListPage, SearchBox, Table, useConsole, useLanguage, useSay, useUrl } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { TeamForm } from "./team-forms.tsx";
import { useHours } from "./team-hours.ts";
import { TeamPanel } from "./team-panel.tsx";
import type { TeamView } from "./types.ts";
import { useRoles, useTeams } from "./wire.ts";

/** 组团式服务: who serves which grids together, and when. Everybody on the staff looks it up; whoever keeps the area's teams changes it here. */
export function TeamsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const hours = useHours();
  const { area: scope } = useConsole();
  const { params, set } = useUrl();
  const [forming, setForming] = useState(false);
  const over = useRoles().data?.teamsOver ?? [];
  const q = params.get("q") ?? "";
  const area = params.get("area") ?? "";
  const read = useTeams({ q, area: area || scope });
  const rows = read.data?.pages.flatMap((page) => page.teams) ?? [];
  const wanted = params.get("team");
  const open = rows.find((team) => team.id === wanted);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = read;
  useEffect(() => {
    if (wanted && !open && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, open, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns = (["name", "areas", "hours", "members"] as const).map((id) => ({ id, label: say(`team.column.${id}`) }));
  return (
    <ListPage
      title={say("team.title")}
      lead={say("team.lead")}
      read={read}
      empty={rows.length > 0 ? null : say(q || area ? "team.emptyFiltered" : over.length > 0 ? "team.emptyMay" : "team.empty")}
      tools={
        over.length > 0 ? (
          <Button type="primary" onClick={() => setForming(true)}>
            {say("team.form")}
          </Button>
        ) : null
      }
      beside={
        <>
          {open ? <TeamPanel key={open.id} team={open} close={() => set({ team: null })} /> : null}
          {forming ? <Forming over={over} close={() => setForming(false)} /> : null}
        </>
      }
      filters={
        <>
          <SearchBox label={say("team.search")} />
          <AreaPicker any label={say("staff.area")} value={area} onChange={(code) => set({ area: code || null })} />
        </>
      }
    >
      <Table name="teams" label={say("team.title")} columns={columns}>
        <tbody>
          {rows.map((team) => (
            <tr key={team.id}>
              <td>
                <button type="button" className="c-link" onClick={() => set({ team: team.id })}>
                  {team[language]}
                </button>
              </td>
              <td>{areasText(team, language, (n) => say("team.areasMore", { n }))}</td>
              <td>{hours(team.hours)}</td>
              <td>{team.members.length > 0 ? namesText(team, language) : <span className="c-muted">{say("team.noMembersShort")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListPage>
  );
}

function Forming({ over, close }: { over: readonly string[]; close: () => void }) {
  const { set } = useUrl();
  return (
    <TeamForm
      over={over}
      close={(id) => {
        close();
        if (id) set({ team: id });
      }}
    />
  );
}

const SHOWN = 3;
const listed = (names: readonly string[], language: "zh" | "en"): string => names.join(comma(language));

function areasText(team: TeamView, language: "zh" | "en", more: (n: number) => string): string {
  const names = team.areas.map((area) => area[language]);
  const rest = names.length - SHOWN;
  return listed(names.slice(0, SHOWN), language) + (rest > 0 ? more(rest) : "");
}

function namesText(team: TeamView, language: "zh" | "en"): string {
  const names = team.members.map((member) => member.name);
  return listed(names.slice(0, SHOWN), language) + (names.length > SHOWN ? ` +${names.length - SHOWN}` : "");
}
