import { Button } from "antd";
import { useState } from "react";
import { PlainTable, Typed, useLanguage, useSay } from "#web/console";
import type { NetworkView, SeatView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { EndForm, LeaveForm, SeatForm } from "./network-forms.tsx";

type Doing = { step: "join" | "end" } | { step: "change" | "leave"; seat: SeatView } | null;

/** One network with its members: whom to ring, at which number. */
export function NetworkCard({ network }: { network: NetworkView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const columns = (["member", "contactPost", "dutyLine", "joined"] as const).map((name) => say(`net.${name}`));
  return (
    <article className="c-card">
      <h3>
        <Typed text={network[language]} />
      </h3>
      <p className="c-muted">
        {say(`net.sort.${network.sort}`)} · {say("net.from", { from: network.from })}
      </p>
      {network.seats.length === 0 ? (
        <p className="c-muted">{say("net.noMembers")}</p>
      ) : (
        <PlainTable label={network[language]} columns={network.mayKeep ? [...columns, ""] : columns}>
          {network.seats.map((seat) => (
            <SeatLine
              key={seat.unit}
              seat={seat}
              mayKeep={network.mayKeep}
              change={() => setDoing({ step: "change", seat })}
              leave={() => setDoing({ step: "leave", seat })}
            />
          ))}
        </PlainTable>
      )}
      {network.mayKeep ? (
        <p className="c-row">
          <Button aria-label={say("net.joinOf", { network: network[language] })} onClick={() => setDoing({ step: "join" })}>
            {say("net.join")}
          </Button>
          <Button danger aria-label={say("net.endOf", { network: network[language] })} onClick={() => setDoing({ step: "end" })}>
            {say("net.end")}
          </Button>
        </p>
      ) : null}
      {doing?.step === "join" ? <SeatForm network={network} seat={null} close={close} /> : null}
      {doing?.step === "change" ? <SeatForm network={network} seat={doing.seat} close={close} /> : null}
      {doing?.step === "leave" ? <LeaveForm network={network} seat={doing.seat} close={close} /> : null}
      {doing?.step === "end" ? <EndForm network={network} close={close} /> : null}
    </article>
  );
}

function SeatLine({ seat, mayKeep, change, leave }: { seat: SeatView; mayKeep: boolean; change: () => void; leave: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { contact } = seat;
  return (
    <tr>
      <td>
        {seat[language]}
        {seat.open ? null : <strong> · {say("net.notWorking")}</strong>}
      </td>
      <td>
        {contact ? (
          <>
            {contact[language]} · {contact.holder ? <Typed text={contact.holder} /> : <strong>{say("net.postEmpty")}</strong>}
          </>
        ) : (
          <strong>{say("net.noPost")}</strong>
        )}
      </td>
      <td className="c-mono">{seat.dutyLine}</td>
      <td>{seat.from}</td>
      {mayKeep ? (
        <td>
          <Button size="small" aria-label={say("net.changeOf", { unit: seat[language] })} onClick={change}>
            {say("net.change")}
          </Button>{" "}
          <Button size="small" aria-label={say("net.leaveOf", { unit: seat[language] })} onClick={leave}>
            {say("net.leave")}
          </Button>
        </td>
      ) : null}
    </tr>
  );
}
