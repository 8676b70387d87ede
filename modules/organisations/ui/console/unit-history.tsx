import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { instant, isStatus, orThrow, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { UnitPast } from "../../contract.ts";
import { unitWords } from "../unit-words.ts";

/** What became of the unit, newest first: asked for when it is opened. */
export function UnitHistory({ code, nameOf }: { code: string; nameOf: (code: string | null) => string }) {
  const say = useSay(unitWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [open, setOpen] = useState(false);
  const read = useQuery({
    queryKey: ["organisations", "history", code],
    queryFn: async () => orThrow(await api.get<readonly UnitPast[]>(`/api/organisations/units/${code}/history`)),
    enabled: open,
  });
  // Of another area: its history is kept from this reader, the unit is not.
  if (isStatus(read.error, 404)) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} style={{ marginBlock: 12 }}>
      <summary>{say("unit.history")}</summary>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {open && read.isPending ? <Waiting /> : null}
      <ol style={{ paddingInlineStart: 20 }}>
        {read.data?.toReversed().map(({ seq, at, what, byName, reason, facts }) => (
          <li key={seq}>
            <b>{facts ? say("unit.historyEntry", { what: what[language], name: facts[language] }) : what[language]}</b>
            {facts ? <div>{say("unit.historyLed", { parent: nameOf(facts.parent), guidedBy: nameOf(facts.guidedBy) })}</div> : null}
            {reason ? <div>{reason}</div> : null}
            <div className="c-muted">
              {instant(at, language)} {byName}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
