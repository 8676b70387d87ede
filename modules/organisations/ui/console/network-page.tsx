import { Button } from "antd";
import { useState } from "react";
import { holdsRole, Page, ReadProblem, useConsole, useSay, Waiting } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { Check } from "./check.tsx";
import { FormNetworkForm } from "./network-forms.tsx";
import { NetworkCard } from "./network-card.tsx";
import { useGaps, useNetworks } from "./wire.ts";

/** Whom the server answers the check. */
const CHECKERS = ["admin", "supervisor", "commandRoom", "auditor"];

/** The organisation network: what the check of domain.md S6 finds, and which units act together. */
export function NetworkPage() {
  const say = useSay(consoleWords);
  const { session, area: scope } = useConsole();
  // Offices stand in areas down to the village, not in grids.
  const area = scope.slice(0, 12);
  const checks = holdsRole(session, CHECKERS);
  const gaps = useGaps(area, checks);
  const networks = useNetworks(area);
  const [forming, setForming] = useState(false);
  const { networks: found = [], formOver = [] } = networks.data ?? {};
  const tools =
    formOver.length > 0 ? (
      <Button type="primary" onClick={() => setForming(true)}>
        {say("net.form")}
      </Button>
    ) : null;
  return (
    <Page title={say("net.page")} tools={tools} wide>
      <p className="c-muted">{say("net.lead")}</p>
      {[gaps, networks].map((read, index) =>
        read.error ? <ReadProblem key={index === 0 ? "gaps" : "networks"} error={read.error} retry={() => void read.refetch()} /> : null,
      )}
      {networks.isPending || (checks && gaps.isPending) ? <Waiting /> : null}
      {gaps.data ? <Check gaps={gaps.data} keeps={formOver} /> : null}
      {networks.data ? (
        <section aria-label={say("net.networks")}>
          <h2>{say("net.networks")}</h2>
          {found.length === 0 ? <p className="c-muted">{say(formOver.length > 0 ? "net.networksMay" : "net.networksNone")}</p> : null}
          {found.map((network) => (
            <NetworkCard key={network.id} network={network} />
          ))}
        </section>
      ) : null}
      {forming ? <FormNetworkForm over={formOver} close={() => setForming(false)} /> : null}
    </Page>
  );
}
