import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  Empty,
  Go,
  instant,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { PlanRow } from "../contract/plans.ts";
import { consoleWords } from "./console-words.ts";
import { VillagePlans } from "./village-plans.tsx";

/** Plans for grids: those that wait, or one village's. The village is in the address, so a notice can lead to it. */
export function GridsPage() {
  const say = useSay(consoleWords);
  const { params, set } = useUrl();
  const village = params.get("village") ?? "";
  const [hint, setHint] = useState(false);
  const choose = (code: string) => {
    const chosen = code.slice(0, 12);
    setHint(chosen.length < 12);
    set({ village: chosen.length === 12 ? chosen : null });
  };
  return (
    <Page title={say("grids.title")} wide>
      <p className="c-muted">{say("grids.lead")}</p>
      <div className="c-row" style={{ marginBlock: 12 }}>
        <AreaPicker value={village} onChange={choose} label={say("grids.choose")} {...(village ? {} : { blank: say("grids.choose") })} />
        {village ? (
          <button type="button" className="c-link" onClick={() => set({ village: null })}>
            {say("grids.back")}
          </button>
        ) : null}
      </div>
      {hint ? <p role="status">{say("grids.notVillage")}</p> : null}
      {village ? <VillagePlans key={village} village={village} /> : <Waits />}
    </Page>
  );
}

function Waits() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api, session, area } = useConsole();
  const scope = (area || areasOf(session)[0] || "").slice(0, 12);
  const read = useQuery({
    queryKey: ["plans", scope],
    queryFn: async () => orThrow(await api.get<PlanRow[]>("/api/places/plans", { area: scope })),
    enabled: scope !== "",
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <Waiting />;
  if (read.data.length === 0) return <Empty text={say("grids.none")} />;
  const columns = ["village", "version", "stage", "grids", "at"] as const;
  return (
    <section>
      <h2>{say("grids.waiting")}</h2>
      <PlainTable label={say("grids.waiting")} columns={columns.map((column) => say(`grids.column.${column}`))}>
        {read.data.map((row) => (
          <tr key={row.village}>
            <td>
              <Go to={`/grids?village=${row.village}`}>{row.name[language]}</Go> <span className="c-muted">{row.town[language]}</span>
            </td>
            <td>{say("grids.version", { n: row.version })}</td>
            <td>
              {say(`grids.stage.${row.stage}`)} {row.from ? <span className="c-muted">{row.from}</span> : null}
            </td>
            <td>{row.grids}</td>
            <td>{instant(row.at, language)}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
