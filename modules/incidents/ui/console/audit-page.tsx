import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  CsvButton,
  dateIn,
  Go,
  instant,
  ListPage,
  orThrow,
  PeriodFields,
  SearchBox,
  Table,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Typed,
} from "#web/console";
import type { AuditPage as AuditPageOf, AuditRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
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
  const { api, recordPath } = useConsole();
  const { params } = useUrl();
  const unitName = useUnitName();
  const roleName = useRoleName();
  const from = params.get("from") ?? dateIn(Date.now() - 7 * DAY);
  const to = params.get("to") ?? dateIn(Date.now());
  const by = params.get("by") ?? "";
  const read = useInfiniteQuery({
    queryKey: ["audit", by, from, to],
    queryFn: async ({ pageParam }) => orThrow(await api.get<AuditPageOf>("/api/audit", { by, from, to, cursor: pageParam })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = (["at", "by", "role", "what", "record"] as const).map((id) => ({ id, label: say(`audit.${id}`) }));
  const post = (row: AuditRow) => `${roleName(row.role)} ${row.unit ? unitName(row.unit) : ""}`.trim();
  const lines = () => [
    (["at", "by", "role", "what", "code", "record", "number"] as const).map((id) => say(`audit.${id}`)),
    ...rows.map((row) => [
      row.at,
      row.byName,
      post(row),
      row.what[language],
      row.type,
      row.number ? `${row.record[language]} ${row.number}` : row.record[language],
      row.id ? `${row.home}/${row.id}#${row.seq}` : "",
    ]),
  ];
  return (
    <ListPage
      title={say("audit.title")}
      lead={say("audit.lead")}
      read={read}
      filters={
        <>
          <SearchBox label={say("audit.find")} name="by" />
          <PeriodFields from={from} to={to} last={dateIn(Date.now())} />
        </>
      }
      tools={<CsvButton name={`zuji-audit-${from}-${to}`} rows={lines} disabled={rows.length === 0} />}
      empty={rows.length > 0 ? null : say("audit.empty")}
    >
      <Table name="audit" label={say("audit.title")} columns={columns}>
        <tbody>
          {rows.map((row, index) => {
            const path = row.id ? recordPath(row) : null;
            return (
              <tr key={row.id ? `${row.home} ${row.id} ${row.seq}` : `sealed ${index}`}>
                <td>{instant(row.at, language)}</td>
                <td>
                  <Typed text={row.byName} />
                </td>
                <td>{post(row)}</td>
                <td>{row.what[language]}</td>
                <td>
                  {row.record[language]}{" "}
                  {path ? (
                    <Go to={`${path}#entry-${row.seq}`}>{row.number ?? row.id.slice(0, 8)}</Go>
                  ) : (
                    <span className="c-mono">{row.number ?? row.id.slice(0, 8)}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </ListPage>
  );
}
