import { useCallback, useEffect, useMemo, useState } from "react";
import type { Board, Points, Replay, WallRoster } from "#contracts/wall";
import { cookieLanguage, keepLanguage, takeKiosk, useArea } from "./address.ts";
import { EventStage } from "./event-stage.tsx";
import { Hours, HoursTable } from "./hours.tsx";
import { MapView } from "./map-view.tsx";
import { Tile } from "./parts.tsx";
import { momentOf, ReplayBar } from "./replay.tsx";
import { cityDay, clock, LanguageContext, useLanguage, useSay } from "./say.ts";
import { useNow, useSource, useStir } from "./source.ts";
import { AreaTable, Clocks, Kinds, Roster, Stages, Totals } from "./tiles.tsx";

const kiosk = takeKiosk();
const noPoints: Points["points"] = [];

/** The key of a kiosk stands behind the #: it is sent in a header, not in an address. */
function addressOf(path: string, area: string, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams({ ...(area ? { area } : {}), ...more });
  return `${path}?${params.toString()}${kiosk === null ? "" : `#kiosk=${encodeURIComponent(kiosk)}`}`;
}

/** Everything a wall asks for, and how it hears that it should ask again. */
function useWall(area: string) {
  const [board, again] = useSource<Board>(addressOf("/api/wall/board", area), 20_000, 700);
  const [points, pointsAgain] = useSource<Points>(addressOf("/api/wall/points", area), 30_000, 1_500);
  const [roster, rosterAgain] = useSource<WallRoster>(addressOf("/api/wall/roster", area), 30_000, 2_000);
  const up = useStir(
    addressOf("/api/live/wall", area),
    useCallback(() => {
      again();
      pointsAgain();
      rosterAgain();
    }, [again, pointsAgain, rosterAgain]),
  );
  return { board, points, roster, up };
}

function useReplay(area: string) {
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState(() => cityDay(Date.now()));
  const [at, setAt] = useState(0);
  const [source] = useSource<Replay>(opened ? addressOf("/api/wall/replay", area, { day }) : null, 3_600_000, 60_000);
  const replay = opened && source.data?.day === day ? source.data : null;
  const moment = useMemo(() => (replay ? momentOf(replay, at) : null), [replay, at]);
  return {
    opened,
    setOpened,
    day,
    setDay: (next: string) => (setDay(next), setAt(0)),
    at,
    setAt,
    replay,
    moment,
    problem: source.refused?.message ?? "",
  };
}

export function Wall() {
  const [language, setLanguage] = useState(cookieLanguage);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const change = () => {
    const next = language === "zh" ? "en" : "zh";
    keepLanguage(next);
    setLanguage(next);
  };
  return (
    <LanguageContext value={language}>
      <Screen change={change} />
    </LanguageContext>
  );
}

function Screen({ change }: { change: () => void }) {
  const say = useSay();
  const [area, setArea] = useArea();
  const { board, points, roster, up } = useWall(area);
  const nowMs = useNow();
  const replay = useReplay(area);
  const data = board.data;
  if (!data) return <Beginning refused={board.refused} />;
  const { moment } = replay;
  const lines = moment?.areas ?? data.areas;
  const instead = moment ? say("replay.now", { day: replay.day, time: clock(moment.at) }) : undefined;
  const again = { nowMs, ...(instead === undefined ? {} : { instead }) };
  const open = (code: string) => {
    if (code === data.area.code || !code.startsWith(data.root)) return;
    if (code.length <= 9) setArea(code);
    else if (!data.kiosk) location.assign(`/console/incidents?view=all&area=${code}`);
  };
  const table = <AreaTable lines={lines} board={data} open={open} />;
  return (
    <div className="w-wall">
      <Top board={data} up={up} nowMs={nowMs} setArea={setArea} change={change} />
      <main>
        <Tile title={say("tile.totals")} className="w-t-totals" source={board} {...again}>
          <Totals board={data} totals={moment?.totals ?? data.totals} />
        </Tile>
        <Tile title={say("tile.stages")} className="w-t-stages" source={board} nowMs={nowMs}>
          <Stages board={data} />
        </Tile>
        <Tile title={say("tile.kinds")} className="w-t-kinds" source={board} nowMs={nowMs}>
          <Kinds lines={data.kinds} board={data} />
        </Tile>
        <Tile
          title={say("tile.map")}
          className="w-t-map"
          source={points}
          {...again}
          table={table}
          tools={
            replay.opened ? null : (
              <button type="button" onClick={() => replay.setOpened(true)}>
                {say("replay.open")}
              </button>
            )
          }
        >
          <EventStage records={points.data?.stage ?? []} replayed={moment !== null} />
          <MapView area={data.area.code} lines={lines} points={moment ? noPoints : (points.data?.points ?? noPoints)} open={open} />
        </Tile>
        {replay.opened ? (
          <div className="w-t-replay">
            <ReplayBar {...replay} close={() => replay.setOpened(false)} />
            <p className="w-quiet">{say("replay.from")}</p>
          </div>
        ) : null}
        <Tile title={say("tile.areas")} className="w-t-areas" source={board} {...again}>
          {table}
        </Tile>
        <Tile title={say("tile.hours")} className="w-t-hours" source={board} nowMs={nowMs} table={<HoursTable lines={data.hours} />}>
          <Hours lines={data.hours} />
        </Tile>
        <Tile title={say("tile.clocks")} className="w-t-clocks" source={points} nowMs={nowMs}>
          {points.data ? <Clocks points={points.data} nowMs={nowMs} /> : null}
        </Tile>
        <Tile title={say("tile.duty")} className="w-t-duty" source={roster} nowMs={nowMs}>
          {roster.data ? <Roster roster={roster.data} /> : null}
        </Tile>
      </main>
    </div>
  );
}

type TopProps = { board: Board; up: boolean; nowMs: number; setArea: (code: string) => void; change: () => void };

function Top({ board, up, nowMs, setArea, change }: TopProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <header className="w-top">
      <h1>{say("wall.title")}</h1>
      <nav aria-label={say("wall.trail")}>
        <ol>
          {board.trail.map((area) => (
            <li key={area.code}>
              {area.code === board.area.code ? (
                <span aria-current="page">{area[language]}</span>
              ) : (
                <button
                  type="button"
                  title={say("wall.back", { name: area[language] })}
                  onClick={() => setArea(area.code === board.root ? "" : area.code)}
                >
                  {area[language]}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {board.kiosk ? <span className="w-quiet">{say("wall.kiosk")}</span> : null}
      <Demo />
      <span className={up ? "w-calm" : "w-soon"} role="status">
        <span aria-hidden="true">{up ? "●" : "◆"}</span> {say(up ? "wall.live" : "wall.away")}
      </span>
      <button type="button" lang={language === "zh" ? "en" : "zh-CN"} onClick={change}>
        {say("wall.language")}
      </button>
      <time className="w-num w-now">
        {cityDay(nowMs)} {clock(nowMs, true)}
      </time>
    </header>
  );
}

function Demo() {
  const say = useSay();
  const [city] = useSource<{ demo: boolean }>("/api/city", 3_600_000, 3_600_000);
  return city.data?.demo ? <span className="w-demo">{say("wall.demo")}</span> : null;
}

function Beginning({ refused }: { refused: { status: number; message: string } | null }) {
  const say = useSay();
  if (!refused) return <p className="w-beginning">{say("wall.waiting")}</p>;
  return (
    <main className="w-beginning">
      <h1>{say("wall.problem")}</h1>
      <p>{refused.message}</p>
      {kiosk === null ? (
        <p>
          {say("wall.signIn")} <a href="/console">{say("wall.toConsole")}</a>
        </p>
      ) : null}
    </main>
  );
}
