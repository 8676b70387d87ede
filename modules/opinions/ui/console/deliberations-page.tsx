import { Button } from "antd";
import { Go, instant, ListPage, PlainTable, Tabs, Typed, useConsole, useLanguage, useSay, useUrl } from "#web/console";
import { DELIBERATION_VIEWS, type DeliberationRow } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import { useDeliberations } from "./deliberation-wire.ts";

const isView = (value: string | null): value is (typeof DELIBERATION_VIEWS)[number] => DELIBERATION_VIEWS.some((one) => one === value);

/** Deliberations that concern the area, the newest first. */
export function DeliberationsPage() {
  const say = useSay(deliberationWords);
  const { area } = useConsole();
  const { params, set, open } = useUrl();
  const asked = params.get("view");
  const view = isView(asked) ? asked : "all";
  const read = useDeliberations({ view, area: area.slice(0, 9) });
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say("none")}
      tools={
        pages[0]?.mayAnnounce ? (
          <Button type="primary" onClick={() => open("/opinions/deliberations/new")}>
            {say("announce")}
          </Button>
        ) : null
      }
      filters={
        <Tabs
          label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "all" ? null : next })}
          options={DELIBERATION_VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
        />
      }
    >
      <PlainTable
        name="deliberations"
        label={say("title")}
        columns={(["name", "meets", "area", "convener", "stage", "volunteers", "decisions"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </PlainTable>
    </ListPage>
  );
}

function Line({ row }: { row: DeliberationRow }) {
  const say = useSay(deliberationWords);
  const language = useLanguage();
  return (
    <tr>
      <td>
        <Go to={`/opinions/deliberations/${row.home}/${row.id}`}>
          <Typed text={(language === "en" && row.title.en) || row.title.zh} />
        </Go>
      </td>
      <td>{instant(row.meets, language)}</td>
      <td>{row.areaName[language]}</td>
      <td>{row.convenerName[language]}</td>
      <td>{say(`stage.${row.stage}`)}</td>
      <td className="c-num">{row.volunteers}</td>
      <td>{row.decisions === 0 ? "—" : say("progress", { done: row.done, all: row.decisions })}</td>
    </tr>
  );
}
