/** @jsxImportSource preact */
import { Card, TelLink, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";

/** The way for whoever left no number, or has it no more. */
export function NoPhone({ visit }: { visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return (
    <Card title={say("door.none")}>
      <p>{say("door.none.how", { number: visit.site.hotline })}</p>
      <p>
        <TelLink number={visit.site.hotline} />
      </p>
    </Card>
  );
}
