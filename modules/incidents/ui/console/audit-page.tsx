import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dateIn,
  downloadCsv,
  Empty,
  Go,
  holdsRole,
  Icon,
  instant,
  orThrow,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { AuditPage as AuditPageOf } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { useEventWords } from "./event-words.ts";
import { caseRoles } from "./filter.ts";
import { useUnitName } from "./wire.ts";

const DAY = 86_400_000;

function useRoleName(): (code: string) => string {
  const { api, language } = useConsole();
  const { data } = useQuery({
    queryKey: ["role-names"],
    queryFn: async () => orThrow(await api.get<{ roles: readonly { code: string; zh: string; en: string }[] }>("/api/people/roles")).roles,
    staleTime: DAY,
  });
  return (code) => data?.find((role) => role.code === code)?.[language] ?? code;
}

/** Every step with its person, role and unit. The ledger cannot be changed, so neither can this. */
export function AuditPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api, session } = useConsole();
  const { params, set } = useUrl();
  const words = useEventWords();
  const unitName = useUnitName();
  const roleName = useRoleName();
  const opens = holdsRole(session, caseRoles);
  const from = params.get("from") ?? dateIn(Date.now() - 7 * DAY);
  const to = params.get("to") ?? dateIn(Date.now());
  const by = params.get("by") ?? "";
  const [typed, setTyped] = useState(by);
  const read = useInfiniteQuery({
    queryKey: ["audit", by, from, to],
    queryFn: async ({ pageParam }) => orThrow(await api.get<AuditPageOf>("/api/audit", { by, from, to, cursor: pageParam })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const exportCsv = () =>
    downloadCsv(`zuji-audit-${from}-${to}`, [
      [say("audit.at"), say("audit.by"), say("audit.role"), say("audit.what"), say("audit.record")],
      ...rows.map((row) => [row.at, row.byName, `${row.role} ${row.unit}`, row.type, `${row.kind} ${row.home}/${row.id}#${row.seq}`]),
    ]);
  return (
    <Page
      title={say("audit.title")}
      wide
      tools={
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              set({ by: typed.trim() || null });
            }}
          >
            <input
              className="c-input c-select"
              type="search"
              aria-label={say("audit.by")}
              placeholder={say("audit.by")}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </form>
          <input
            className="c-input c-select"
            type="date"
            aria-label={say("figures.from")}
            value={from}
            max={to}
            onChange={(event) => set({ from: event.target.value || null })}
          />
          <input
            className="c-input c-select"
            type="date"
            aria-label={say("figures.to")}
            value={to}
            min={from}
            onChange={(event) => set({ to: event.target.value || null })}
          />
          <Button size="small" icon={<Icon name="download" size={14} />} disabled={rows.length === 0} onClick={exportCsv}>
            {say("figures.export")}
          </Button>
        </>
      }
    >
      <p className="c-muted">{say("audit.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("audit.empty")} /> : null}
      {rows.length > 0 ? (
        <div className="c-scroll">
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{say("audit.at")}</th>
                <th scope="col">{say("audit.by")}</th>
                <th scope="col">{say("audit.role")}</th>
                <th scope="col">{say("audit.what")}</th>
                <th scope="col">{say("audit.record")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.home} ${row.id} ${row.seq}`}>
                  <td>{instant(row.at, language)}</td>
                  <td>{row.byName}</td>
                  <td>
                    {roleName(row.role)} {row.unit ? unitName(row.unit) : ""}
                  </td>
                  <td>{words.event(row.type)}</td>
                  <td>
                    {opens && row.kind === "incidents.incident" ? (
                      <Go to={`/incidents/${row.home}/${row.id}#entry-${row.seq}`}>{row.id.slice(0, 8)}</Go>
                    ) : (
                      <span className="c-mono">{row.id.slice(0, 8)}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("audit.more")}
        </Button>
      ) : null}
    </Page>
  );
}
