import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import {
  Empty,
  Go,
  holdsRole,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  StateMark,
  Typed,
  useConsole,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { WorkRow } from "../contract.ts";
import { OVERSEERS } from "../contract/roles.ts";
import { consoleWords } from "./console-words.ts";
import { IdentifyForm } from "./step-form.tsx";
import { TONES } from "./tones.ts";

const pathOf = ({ home, id }: WorkRow): string => `/decisions/${home}/${id}`;

/** Every matter of one's area: where it stands, until when people may speak, how many of them are answered. */
export function DecisionsPage() {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const { params, open } = useUrl();
  const [naming, setNaming] = useState(false);
  const read = useQuery({ queryKey: ["decisions"], queryFn: async () => orThrow(await api.get<WorkRow[]>("/api/decision-work")) });
  // Notices of before matters had an address of their own name only the id.
  const asked = read.data?.find(({ id }) => id === params.get("id"));
  const openAsked = useEffectEvent((row: WorkRow) => open(pathOf(row)));
  useEffect(() => {
    if (asked) openAsked(asked);
  }, [asked]);
  return (
    <Page
      title={say("workTitle")}
      wide
      tools={holdsRole(session, OVERSEERS) ? <Button onClick={() => setNaming(true)}>{say("identify")}</Button> : null}
    >
      {naming ? <IdentifyForm close={() => setNaming(false)} /> : null}
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <List rows={read.data} /> : null}
    </Page>
  );
}

function List({ rows }: { rows: readonly WorkRow[] }) {
  const say = useSay(consoleWords);
  if (rows.length === 0) return <Empty text={say("none")} />;
  return (
    <>
      <p className="c-muted">{say("workLead")}</p>
      <PlainTable
        name="decisions"
        label={say("workTitle")}
        columns={(["matter", "stage", "until", "opinions"] as const).map((column) => say(column))}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Go to={pathOf(row)}>
                <Typed text={row.title} />
              </Go>
            </td>
            <td>
              <StateMark tone={TONES[row.stage]} text={say(`stage.${row.stage}`)} />
            </td>
            <td>{row.until ?? "—"}</td>
            <td>{say("answered", { answered: row.answered, all: row.opinions })}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
