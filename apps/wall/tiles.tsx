import type { AreaLine, Board, KindLine, Points, WallRecord, WallRoster } from "#contracts/wall";
import { Num, RiskMark, Scroll } from "./parts.tsx";
import { clock, span, useLanguage, useSay } from "./say.ts";

const queue = (query: Record<string, string>): string => `/console/incidents?${new URLSearchParams(query).toString()}`;

/** Into the console's queue with the same filters; on a kiosk nobody is signed in, so it is only the text. */
function Into({ to, name, children }: { to: Record<string, string> | null; name: string; children: React.ReactNode }) {
  const say = useSay();
  return to === null ? (
    children
  ) : (
    <a href={queue(to)} title={say("wall.openIn", { name })}>
      {children}
    </a>
  );
}

const TOTALS = ["reported", "ended", "open", "red", "soon", "late"] as const;
const TONE: Partial<Record<(typeof TOTALS)[number], "late" | "soon">> = { late: "late", red: "late", soon: "soon" };
const VIEW: Record<(typeof TOTALS)[number], Record<string, string>> = {
  reported: { view: "all", sort: "newest" },
  ended: { view: "ended", sort: "newest" },
  open: { view: "all" },
  red: { view: "all", urgency: "red" },
  soon: { view: "soon" },
  late: { view: "overdue" },
};

export function Totals({ board, totals }: { board: Board; totals: Partial<Board["totals"]> }) {
  const say = useSay();
  return (
    <dl className="w-totals">
      {TOTALS.map((name) => {
        const n = totals[name];
        const risk = n !== 0 && n !== undefined ? TONE[name] : undefined;
        return (
          <div key={name} className={risk ? `w-${risk}` : undefined}>
            <dt>
              {risk ? <RiskMark risk={risk} /> : null} {say(`total.${name}`)}
            </dt>
            <dd data-total={name}>
              <Into to={board.kiosk ? null : { ...VIEW[name], area: board.area.code }} name={say(`total.${name}`)}>
                <Num n={n} />
              </Into>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

export function AreaTable({ lines, board, open }: { lines: readonly AreaLine[]; board: Board; open: (code: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  const leaf = board.area.code.length >= 9;
  return (
    <Scroll label={say("tile.areas")}>
      <table className="w-table">
        <thead>
          <tr>
            <th scope="col">{say("wall.area")}</th>
            <th scope="col">{say("total.open")}</th>
            <th scope="col">{say("total.late")}</th>
            <th scope="col">{say("risk.soon")}</th>
            <th scope="col">{say("area.reported")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                <RiskMark risk={line.risk} />{" "}
                {line.code.length <= board.area.code.length ? (
                  line[language]
                ) : leaf ? (
                  <Into to={board.kiosk ? null : { view: "all", area: line.code }} name={line[language]}>
                    {line[language]}
                  </Into>
                ) : (
                  <button type="button" onClick={() => open(line.code)}>
                    {line[language]}
                  </button>
                )}
              </th>
              <td>
                <Num n={line.open} />
              </td>
              <td className={line.late === 0 ? undefined : "w-late"}>
                <Num n={line.late} />
              </td>
              <td>
                <Num n={line.soon} />
              </td>
              <td>
                <Num n={line.reported} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Bars and their numbers in one table: the chart is its own table. */
export function Kinds({ lines, board }: { lines: readonly KindLine[]; board: Board }) {
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(1, ...lines.map(({ open }) => open ?? 0));
  return (
    <Scroll label={say("tile.kinds")}>
      <table className="w-table w-bars">
        <thead className="w-small-head">
          <tr>
            <th scope="col">{say("wall.kind")}</th>
            <th scope="col">{say("total.open")}</th>
            <th scope="col">{say("total.late")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                <Into to={board.kiosk ? null : { view: "all", group: line.code, area: board.area.code }} name={line[language]}>
                  {line[language]}
                </Into>
              </th>
              <td className="w-bar">
                {line.open ? <span className="w-length" style={{ width: `${(line.open / most) * 100}%` }} /> : null}
                <Num n={line.open} />
              </td>
              <td className={line.late === 0 ? "w-quiet" : "w-late"}>
                {line.late === 0 ? null : <RiskMark risk="late" />} <Num n={line.late} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function Stages({ board }: { board: Board }) {
  const say = useSay();
  return (
    <ol className="w-steps">
      {board.stages.map(({ stage, open, late }) => (
        <li key={stage}>
          <span>
            <Into to={board.kiosk ? null : { view: "all", stage, area: board.area.code }} name={say(`stage.${stage}` as "stage.reported")}>
              {say(`stage.${stage}` as "stage.reported")}
            </Into>
          </span>
          <Num n={open} />
          <span className={late === 0 ? "w-quiet" : "w-late"}>
            {late === 0 ? null : (
              <>
                <RiskMark risk="late" /> <Num n={late} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Clocks({ points, nowMs }: { points: Points; nowMs: number }) {
  const say = useSay();
  if (points.clocks.length === 0) return <p className="w-empty">{say("clock.none")}</p>;
  return (
    <Scroll label={say("tile.clocks")}>
      <ul className="w-list">
        {points.clocks.map((record) => (
          <ClockLine key={record.key} record={record} nowMs={nowMs} />
        ))}
      </ul>
    </Scroll>
  );
}

function ClockLine({ record, nowMs }: { record: WallRecord; nowMs: number }) {
  const say = useSay();
  const language = useLanguage();
  const left = Date.parse(record.dueAt ?? "") - nowMs;
  const [area, kind, unit] =
    language === "zh" ? [record.areaZh, record.categoryZh, record.unitZh] : [record.areaEn, record.categoryEn, record.unitEn];
  return (
    <li>
      <RiskMark risk={left < 0 ? "late" : record.risk} />
      <span className="w-line">
        <b>{record.own ? <a href={`/console/incidents/${record.own.home}/${record.own.id}`}>{kind}</a> : kind}</b>
        <b className={left < 0 ? "w-late" : "w-soon"}>{say(left < 0 ? "clock.over" : "clock.left", { span: span(say, left) })}</b>
      </span>
      <span className="w-line">
        <span>{area}</span>
        <span>{unit ?? say("clock.noUnit")}</span>
      </span>
    </li>
  );
}

const DUTY_RISK = { missing: "late", due: "soon", acknowledged: "calm" } as const;

export function Roster({ roster }: { roster: WallRoster }) {
  const say = useSay();
  const language = useLanguage();
  if (roster.lines.length === 0) return <p className="w-empty">{say("duty.none")}</p>;
  return (
    <Scroll label={say("tile.duty")}>
      <ul className="w-list">
        {roster.lines.map((line) => (
          <li key={`${line.unitEn} ${line.from}`}>
            <RiskMark risk={DUTY_RISK[line.state]} />
            <span className="w-line">
              <b>{language === "zh" ? line.unitZh : line.unitEn}</b>
              <b className={`w-${DUTY_RISK[line.state]}`}>{say(`duty.${line.state}`)}</b>
            </span>
            <span className="w-line">
              <span>
                {line.person === null ? null : `${line.person} · `}
                {line.phone}
              </span>
              <span>{say("duty.until", { time: clock(line.to) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Scroll>
  );
}
