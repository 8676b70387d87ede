/** @jsxImportSource preact */
import { sayDay, type Outcome, type PageRoute, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { GridNotice } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Ring = readonly (readonly [number, number])[];

function ringsOf({ type, coordinates }: NonNullable<GridNotice["geometry"]>): readonly Ring[] {
  return type === "Polygon" ? (coordinates as readonly Ring[]) : (coordinates as readonly (readonly Ring[])[]).flat();
}

const WIDTH = 320;

/** The border as a drawing of its own: no map, no script, prints on paper. */
function Outline({ geometry, label }: { geometry: NonNullable<GridNotice["geometry"]>; label: string }) {
  const rings = ringsOf(geometry);
  const all = rings.flat();
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)];
  const [west, south, east, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * squeeze, north - south, 1e-9);
  const at = ([lon, lat]: readonly [number, number]): string =>
    `${((lon - west) * squeeze * scale).toFixed(1)} ${((north - lat) * scale).toFixed(1)}`;
  const [width, height] = [(east - west) * squeeze * scale, (north - south) * scale];
  return (
    <svg
      viewBox={`-6 -6 ${(width + 12).toFixed(0)} ${(height + 12).toFixed(0)}`}
      width="100%"
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
      height="260"
    >
      <path
        d={rings.map((ring) => `M${ring.map(at).join("L")}Z`).join("")}
        fill="#dbeafe"
        fill-rule="evenodd"
        stroke="#0b5cad"
        stroke-width="2"
      />
    </svg>
  );
}

function boundsOf(geometry: NonNullable<GridNotice["geometry"]>): { west: string; south: string; east: string; north: string } {
  const all = ringsOf(geometry).flat();
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)];
  const say = (value: number): string => value.toFixed(4);
  return { west: say(Math.min(...lons)), east: say(Math.max(...lons)), south: say(Math.min(...lats)), north: say(Math.max(...lats)) };
}

function NoticeBody({ notice, visit }: { notice: GridNotice; visit: Visit }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const place = notice.trail
    .slice(1, -1)
    .map((area) => area[language])
    .join(language === "zh" ? "" : ", ");
  return (
    <>
      <h1>{notice[language]}</h1>
      {notice.synthetic ? <p class="tag">{say("notice.synthetic")}</p> : null}
      {notice.until ? (
        <div class="card">
          <p>{say("notice.ended", { day: sayDay(notice.until, language, today) })}</p>
          <ul>
            {notice.successors.map(({ code, zh }) => (
              <li key={code}>
                <a href={`/grids/${code}`}>{zh}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <dl class="card">
        <dt>{say("notice.where")}</dt>
        <dd>{place}</dd>
        <dt>{say("notice.code")}</dt>
        <dd>{notice.code}</dd>
        <dt>{say("notice.phone")}</dt>
        <dd>
          {notice.phone ? <a href={`tel:${notice.phone}`}>{notice.phone}</a> : say("notice.noPhone", { hotline: visit.site.hotline })}
        </dd>
        {notice.workers ? (
          <>
            <dt>{say("notice.workers")}</dt>
            <dd>{notice.workers.length > 0 ? notice.workers.join("、") : say("notice.nobody")}</dd>
          </>
        ) : null}
        <dt>{say("notice.since")}</dt>
        <dd>{notice.since}</dd>
      </dl>
      <h2>{say("notice.border")}</h2>
      {notice.geometry ? (
        <>
          <Outline geometry={notice.geometry} label={say("notice.border")} />
          <p class="meta">{say("notice.borderWords", boundsOf(notice.geometry))}</p>
          {notice.source ? <p class="meta">{say("notice.source", { source: notice.source })}</p> : null}
        </>
      ) : (
        <p>{say("notice.noBorder")}</p>
      )}
      <p>
        <a class="button" href="/report">
          {say("notice.report")}
        </a>
      </p>
      {notice.neighbours.length > 0 ? (
        <>
          <h2>{say("notice.neighbours")}</h2>
          <ul>
            {notice.neighbours.map((one) => (
              <li key={one.code}>
                <a href={`/grids/${one.code}`}>{one[language]}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** /grids/{code}: what the notice board in the neighbourhood says, to be scanned from it. */
async function visitNotice(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const code = visit.params["code"] ?? "";
  const reply = /^(\d{15}|\d{17})$/.test(code) ? await visit.api.get<GridNotice>(`/api/places/grids/${code}/notice`) : null;
  if (!reply?.ok)
    return {
      kind: "page",
      status: 404,
      title: say("notice.unknown"),
      body: (
        <>
          <h1>{say("notice.unknown")}</h1>
          <p>{say("notice.unknownWay", { hotline: visit.site.hotline })}</p>
        </>
      ),
    };
  return {
    kind: "page",
    title: `${reply.value[visit.language]} · ${say("notice.title")}`,
    body: <NoticeBody notice={reply.value} visit={visit} />,
  };
}

/** Pages of people for residents. */
export const peoplePages: readonly PageRoute[] = [{ path: "/grids/{code}", visit: visitNotice }];
