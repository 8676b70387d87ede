import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog, Empty, orThrow, ReadProblem, shortInstant, useConsole, useSay, Waiting } from "#web/console";
import type { DeliveryRow, SubscriptionRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

/** The last hundred messages of a subscription, each with its last attempt. */
export function DeliveryLog({ row, close }: { row: SubscriptionRow; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const sent = useQuery({
    queryKey: ["webhooks", "log", row.id],
    queryFn: async () => orThrow(await api.get<{ rows: readonly DeliveryRow[] }>(`/api/webhooks/${row.home}/${row.id}/deliveries`)).rows,
    refetchInterval: 5_000,
  });
  return (
    <Dialog title={`${say("hook.log")}: ${row.label}`} onClose={close} shape="wide">
      {sent.error ? <ReadProblem error={sent.error} retry={() => void sent.refetch()} /> : null}
      {sent.isPending ? <Waiting /> : null}
      {sent.data?.length === 0 ? <Empty text={say("hook.noLog")} /> : null}
      {sent.data && sent.data.length > 0 ? <Lines rows={sent.data} /> : null}
      <Button onClick={close}>{say("hook.close")}</Button>
    </Dialog>
  );
}

function Lines({ rows }: { rows: readonly DeliveryRow[] }) {
  const say = useSay(consoleWords);
  const { language } = useConsole();
  const result = ({ stage, outcome, status }: DeliveryRow): string =>
    [say(`hook.stage.${stage}`), outcome === null || outcome === "delivered" ? "" : say(`hook.outcome.${outcome}`), status ?? ""]
      .filter(Boolean)
      .join(" · ");
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={say("hook.log")}>
      <table className="c-table">
        <thead>
          <tr>
            {(["when", "type", "stage", "attempts", "next"] as const).map((name) => (
              <th key={name} scope="col">
                {say(`hook.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{shortInstant(row.triedAt ?? row.plannedAt, language)}</td>
              <td>{say(`hook.type.${row.type}` as "hook.type.webhooks.test")}</td>
              <td>{result(row)}</td>
              <td>{row.attempts}</td>
              <td>{row.stage === "waiting" && row.nextAt ? shortInstant(row.nextAt, language) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
