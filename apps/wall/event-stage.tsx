import { useEffect, useState } from "react";
import type { WallRecord } from "#contracts/wall";
import { RiskMark } from "./parts.tsx";
import { clock, useLanguage, useSay } from "./say.ts";

const SHOWN_MS = 30_000;

const keyOf = (record: WallRecord): string => `${record.key} ${record.stageFor ?? ""}`;

/** An event takes the stage: large for half a minute when it is new, then one line until two hours have passed; not over a day that is replayed. */
export function EventStage({ records, replayed }: { records: readonly WallRecord[]; replayed: boolean }) {
  const say = useSay();
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [large, setLarge] = useState<WallRecord | null>(null);
  useEffect(() => {
    const fresh = records.find((record) => known !== null && !known.has(keyOf(record)));
    if (known === null || records.some((record) => !known.has(keyOf(record)))) setKnown(new Set(records.map(keyOf)));
    if (fresh) setLarge(fresh);
  }, [records, known]);
  useEffect(() => {
    if (!large) return;
    const timer = setTimeout(() => setLarge(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [large]);
  const first = records[0];
  return (
    <div className="w-stage" role="status" aria-live="polite">
      {large ? (
        <div className="w-stage-large">
          <Words record={large} />
          <button type="button" onClick={() => setLarge(null)}>
            {say("event.close")}
          </button>
        </div>
      ) : first && !replayed ? (
        <div className="w-stage-strip">
          <span className="w-quiet">
            {say("event.recent")} {records.length}
          </span>
          <Words record={first} />
        </div>
      ) : null}
    </div>
  );
}

function Words({ record }: { record: WallRecord }) {
  const say = useSay();
  const language = useLanguage();
  const [area, kind, unit] =
    language === "zh" ? [record.areaZh, record.categoryZh, record.unitZh] : [record.areaEn, record.categoryEn, record.unitEn];
  return (
    <p>
      <b className="w-late">
        <RiskMark risk="late" /> {say(record.stageFor === "handed-over" ? "event.handed-over" : "event.red")}
      </b>{" "}
      <b>{record.own ? <a href={`/console/incidents/${record.own.home}/${record.own.id}`}>{kind}</a> : kind}</b> {area}{" "}
      <time dateTime={record.at}>{clock(record.at)}</time> {unit}
      {record.own?.summary ? <span className="w-summary"> {record.own.summary}</span> : null}
    </p>
  );
}
