import { Button } from "antd";
import { useState } from "react";
import { Go, ListPage, NativeSelect, PlainTable, shortInstant, useConsole, useLanguage, useSay, useUnitName, useUrl } from "#web/console";
import { comma } from "#web/words";
import { VIEWS, type BreachRow } from "../../contract.ts";
import { breachKindWords } from "../breach-kind-words.ts";
import { breachWords } from "../breach-words.ts";
import { BreachForm } from "./breach-form.tsx";
import { useBreaches } from "./breach-wire.ts";

/** Breaches of the area, and those this person reported. */
export function BreachesPage() {
  const say = useSay(breachWords);
  const { area } = useConsole();
  const { params, set } = useUrl();
  const [reporting, setReporting] = useState(false);
  const view = params.get("view") === "all" ? "all" : "open";
  const read = useBreaches({ area: area.slice(0, 9), view });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const mayOpen = read.data?.pages[0]?.mayOpen ?? false;
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(view === "open" ? "none" : "noneAtAll")}
      tools={
        <Button type="primary" onClick={() => setReporting(true)}>
          {say("report")}
        </Button>
      }
      filters={
        <NativeSelect
          label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "all" ? "all" : null })}
          options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
        />
      }
      beside={reporting ? <BreachForm close={() => setReporting(false)} /> : null}
    >
      <PlainTable
        label={say("title")}
        columns={(["number", "kinds", "cause", "office", "reportedAt", "authorityName", "told", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} opens={mayOpen} />
        ))}
      </PlainTable>
    </ListPage>
  );
}

function Line({ row, opens }: { row: BreachRow; opens: boolean }) {
  const say = useSay(breachWords);
  const named = useSay(breachKindWords);
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <tr>
      <td>{opens ? <Go to={`/data-protection/breaches/${row.home}/${row.id}`}>{row.number}</Go> : row.number}</td>
      <td>{row.kinds.map((one) => named(`kind.${one}`)).join(comma(language))}</td>
      <td>{named(`cause.${row.cause}`)}</td>
      <td>{unit(row.office)}</td>
      <td>{shortInstant(row.reportedAt, language)}</td>
      <td>{row.authorityAt === null ? say("notTold") : shortInstant(row.authorityAt, language)}</td>
      <td>{row.told === null ? say("notTold") : say(`told.${row.told}`)}</td>
      <td>{say(`stage.${row.stage}`)}</td>
    </tr>
  );
}
