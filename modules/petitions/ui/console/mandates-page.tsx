import { Button } from "antd";
import { Empty, Go, instant, Page, ReadProblem, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import type { MandateList } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { useRead } from "./wire.ts";

const VIEWS = ["asked", "active", "ended"] as const;

/** An agent's own mandates, the next account first. */
export function MandatesPage() {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  const { params, set } = useUrl();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "asked";
  const read = useRead<MandateList>("mandates", { view });
  return (
    <Page title={say("mandates")}>
      <div className="c-row" role="group" aria-label={say("views")}>
        {VIEWS.map((value) => (
          <Button
            key={value}
            size="small"
            type={value === view ? "primary" : "default"}
            aria-pressed={value === view}
            onClick={() => set({ view: value })}
          >
            {say(`mview.${value}`)}
          </Button>
        ))}
      </div>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data?.rows.length === 0 ? <Empty text={say("empty")} /> : null}
      <ul>
        {(read.data?.rows ?? []).map((row) => (
          <li key={row.id}>
            <Go to={`/mandates/${row.home}/${row.id}`} className="c-mono">
              {row.number}
            </Go>{" "}
            {speak(`petitions.mandate.${row.stage}` as keyof typeof words)}{" "}
            {row.reportDueAt ? `· ${say("reportDue")} ${instant(row.reportDueAt, language)}` : ""}
          </li>
        ))}
      </ul>
    </Page>
  );
}
