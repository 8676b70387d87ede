import { Button } from "antd";
import {
  DueBadge,
  Empty,
  Go,
  ListPage,
  NativeSelect,
  shortDue,
  Table,
  Tabs,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
  Typed,
} from "#web/console";
import { useWork, useWorkCounts, type WorkRow, type WorkSource } from "./work-read.ts";
import { workWords } from "./work-words.ts";

const WHOSE = ["all", "me", "post", "team"] as const;
const DUE = ["any", "late", "today", "week"] as const;
const COLUMNS = ["due", "matter", "step", "service", "place", "whose"] as const;

const choice = <T extends string>(of: readonly T[], given: string | null, usual: T): T => of.find((one) => one === given) ?? usual;
/** The server counts to a thousand. */
const many = (n: number): string => (n >= 1000 ? "999+" : String(n));

/** What waits for this person in every service, by due time; its address is the list. */
export function WorkPage() {
  const say = useSay(workWords);
  const { params, set } = useUrl();
  const of = params.get("of") ?? "";
  const whose = choice(WHOSE, params.get("whose"), "all");
  const due = choice(DUE, params.get("due"), "any");
  const read = useWork({ of, whose, due });
  const counts = useWorkCounts({ whose, due });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const sources = counts.data?.sources ?? [];
  const narrowed = of !== "" || whose !== "all" || due !== "any";
  return (
    <ListPage
      title={say("work.title")}
      read={read}
      empty={
        rows.length > 0 ? null : (
          <Empty text={say(narrowed ? "work.emptyHere" : "work.empty")}>
            {narrowed ? <Button onClick={() => set({ of: null, whose: null, due: null })}>{say("work.clear")}</Button> : null}
          </Empty>
        )
      }
      filters={
        <>
          <Tabs
            label={say("work.whose")}
            value={whose}
            options={WHOSE.filter((one) => one !== "team" || counts.data?.team === true || whose === "team").map((value) => ({
              value,
              label: say(`work.whose.${value}`),
            }))}
            onChange={(next) => set({ whose: next === "all" ? null : next })}
          />
          <Tabs
            label={say("work.due")}
            value={due}
            options={DUE.map((value) => ({ value, label: say(`work.due.${value}`) }))}
            onChange={(next) => set({ due: next === "any" ? null : next })}
          />
          <Services of={of} sources={sources} choose={(next) => set({ of: next || null })} />
          <Late sources={sources.filter(({ code }) => of === "" || code === of)} />
        </>
      }
    >
      <WorkTable rows={rows} sources={sources} />
    </ListPage>
  );
}

function Services({ of, sources, choose }: { of: string; sources: readonly WorkSource[]; choose: (code: string) => void }) {
  const say = useSay(workWords);
  const language = useLanguage();
  const all = sources.reduce((sum, { n }) => sum + n, 0);
  const shown = sources.filter(({ n, code }) => n > 0 || code === of);
  return (
    <NativeSelect
      label={say("work.service")}
      value={of}
      onChange={choose}
      options={[
        { value: "", label: say("work.allServices", { n: many(all) }) },
        ...shown.map(({ code, title, n }) => ({ value: code, label: say("work.serviceOf", { title: title[language], n: many(n) }) })),
      ]}
    />
  );
}

function Late({ sources }: { sources: readonly WorkSource[] }) {
  const say = useSay(workWords);
  const late = sources.reduce((sum, source) => sum + source.late, 0);
  return late === 0 ? null : <strong style={{ color: "var(--red)" }}>{say("work.late", { n: many(late) })}</strong>;
}

function WorkTable({ rows, sources }: { rows: readonly WorkRow[]; sources: readonly WorkSource[] }) {
  const say = useSay(workWords);
  const language = useLanguage();
  const now = useMinute();
  const titleOf = (code: string): string => sources.find((source) => source.code === code)?.title[language] ?? "";
  return (
    <Table name="work" label={say("work.title")} columns={COLUMNS.map((id) => ({ id, label: say(`work.${id}`) }))}>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.source} ${row.id}`}>
            <td>
              {row.dueAt === null ? (
                <span className="c-muted">{say("work.noClock")}</span>
              ) : (
                <>
                  <DueBadge fact={{ dueAt: row.dueAt, provisional: row.provisional, state: "running", working: row.working }} now={now} />{" "}
                  <span className="c-muted">{shortDue(row.dueAt, language)}</span>
                </>
              )}
            </td>
            <td>
              <Go to={row.link} style={{ textDecoration: "underline" }}>
                <Typed text={row.title[language]} />
                {row.number ? <span className="c-mono"> {row.number}</span> : null}
              </Go>
            </td>
            <td>{row.step[language]}</td>
            <td>{titleOf(row.source)}</td>
            <td>{row.place[language]}</td>
            <td>{say(row.own ? "work.me" : "work.post")}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
