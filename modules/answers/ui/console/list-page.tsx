import { Button } from "antd";
import {
  Go,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  SearchBox,
  Tabs,
  Typed,
  useConsole,
  useDeeds,
  useLanguage,
  useSay,
  useUnitName,
  useUrl,
} from "#web/console";
import { ENTRY_VIEWS, type EntryRow, type EntryView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { AreaWord, Marks } from "./marks.tsx";
import { useEntries, useKinds } from "./wire.ts";

const WRITERS = ["handler", "approver", "dispatcher", "supervisor", "intakeClerk"];
const isView = (value: string | null): value is EntryView => ENTRY_VIEWS.some((one) => one === value);

/** What is answered, found by the words people use. */
export function AnswersPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { session, area } = useConsole();
  const { params, set, open } = useUrl();
  const kinds = useKinds();
  const asked = params.get("view");
  const view: EntryView = isView(asked) ? asked : "published";
  const filter = { view, q: params.get("q") ?? "", theme: params.get("theme") ?? "", area: area.slice(0, 9) };
  const read = useEntries(filter);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const writes = holdsRole(session, WRITERS);
  useDeeds([{ id: "write", label: say("write"), keys: "n", run: () => open("/answers/write"), hidden: !writes }]);
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(`none.${view}`)}
      tools={
        writes ? (
          <Button type="primary" onClick={() => open("/answers/write")}>
            {say("write")}
          </Button>
        ) : null
      }
      filters={
        <>
          <SearchBox label={say("search")} max={100} />
          <NativeSelect
            label={say("kind")}
            blank={say("anyKind")}
            value={filter.theme}
            onChange={(theme) => set({ theme: theme || null })}
            options={kinds.all.filter(({ code }) => code.length === 2).map((one) => ({ value: one.code, label: one[language] }))}
          />
          <Tabs
            label={say("view")}
            value={view}
            onChange={(next) => set({ view: next === "published" ? null : next })}
            options={ENTRY_VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
          />
        </>
      }
    >
      <PlainTable
        name="answers"
        label={say("title")}
        columns={(["question", "kind", "area", "owner", "reviewBy", "stage", "counts"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} kind={kinds.name(row.category)} />
        ))}
      </PlainTable>
    </ListPage>
  );
}

function Line({ row, kind }: { row: EntryRow; kind: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <tr>
      <td>
        <Go to={`/answers/${row.home}/${row.id}`}>
          <Typed text={(language === "en" ? row.question.en : null) ?? row.question.zh} />
        </Go>
      </td>
      <td>{kind}</td>
      <td>
        <AreaWord code={row.area} />
      </td>
      <td>{unit(row.owner)}</td>
      <td className="a-day">{row.reviewBy}</td>
      <td>
        <Marks row={row} />
      </td>
      <td className="c-num">{row.uses === null ? "—" : say("countsOf", { uses: row.uses, remarks: row.remarks ?? 0 })}</td>
    </tr>
  );
}
