import { Button } from "antd";
import { useState } from "react";
import { useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

export type Household = { adults: number; chosen: "last-birthday" };

/** A landline is nobody's own: of the grown-ups who live there, the one whose birthday was last is asked, whoever picked up. */
export function HouseholdStep({ chosen, back }: { chosen: (household: Household) => void; back: () => void }) {
  const say = useSay(consoleWords);
  const [adults, setAdults] = useState("");
  const n = Number(adults);
  const known = Number.isInteger(n) && n >= 1 && n <= 20;
  return (
    <section className="c-card">
      <h2>{say("household.title")}</h2>
      <label>
        <blockquote className="c-quote">{say("household.how-many")}</blockquote>
        <input
          className="c-input"
          style={{ width: 120 }}
          type="number"
          min={1}
          max={20}
          aria-label={say("household.adults")}
          value={adults}
          onChange={(event) => setAdults(event.target.value)}
        />
      </label>
      {known ? <blockquote className="c-quote">{say(n === 1 ? "household.one" : "household.birthday")}</blockquote> : null}
      <p className="c-muted">{say("household.away")}</p>
      <p className="c-row">
        <Button type="primary" disabled={!known} onClick={() => chosen({ adults: n, chosen: "last-birthday" })}>
          {say("household.go")}
        </Button>
        <Button onClick={back}>{say("desk.back")}</Button>
      </p>
    </section>
  );
}
