import { query, type QueryContext } from "#platform/modules";
import { readWallItems, taxonomy, type WallItem } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { ReadBoard, type Points, type Risk, type Viewing, type WallRecord } from "./contract.ts";
import { scopeOfViewer, viewers } from "./queries.ts";
import { viewerOf, type Viewer } from "./viewer.ts";

const CLOCKS = 12;
const STAGE = 6;
/** How long an event may keep the stage. */
const ON_STAGE_MS = 2 * 3_600_000;

const isOver = ({ stage }: WallItem): boolean => stage === "ended" || stage === "archived";
const risk = (item: WallItem): Risk => (item.late || (item.urgency === "red" && !isOver(item)) ? "late" : item.soon ? "soon" : "calm");

const areaNames = (ctx: QueryContext, code: string): { zh: string; en: string } => {
  const trail = ctx
    .read(places)
    .trail(code)
    .filter((area) => area.code.length >= 6);
  const own = trail.slice(-2);
  return {
    zh: own.map(({ zh }) => zh).join(" "),
    en: own
      .map(({ en }) => en)
      .toReversed()
      .join(", "),
  };
};

/** Why a record takes the stage: red and open, or handed over to those who must come at once. */
function stageFor(item: WallItem, now: string): WallRecord["stageFor"] {
  const since = new Date(Date.parse(now) - ON_STAGE_MS).toISOString();
  if (item.ending === "elsewhere" && item.endedAt !== null && item.endedAt >= since) return "handed-over";
  return item.urgency === "red" && !isOver(item) && item.reportedAt >= since ? "red" : null;
}

function recordOf(ctx: QueryContext, viewer: Viewer, item: WallItem): WallRecord {
  const kind = ctx.read(taxonomy).known(item.category);
  const unit = item.unit === null ? undefined : ctx.read(organisations).unit(item.unit);
  // Staff know where it is; on a kiosk stands the area that holds five such records or more.
  const area = areaNames(ctx, viewer.kiosk ? item.area : item.own.place.slice(0, 12));
  return {
    key: item.key,
    category: item.category,
    categoryZh: kind?.zh ?? item.category,
    categoryEn: kind?.en ?? item.category,
    stage: item.stage,
    urgency: item.urgency,
    risk: risk(item),
    areaZh: area.zh,
    areaEn: area.en,
    unitZh: unit?.zh ?? null,
    unitEn: unit?.en ?? null,
    dueAt: item.dueAt,
    at: item.endedAt ?? item.reportedAt,
    stageFor: stageFor(item, ctx.now),
    own: viewer.kiosk ? null : { home: item.own.home, id: item.own.id, summary: item.own.summary },
  };
}

export const readPoints = query<Viewing, Points>({
  name: "wall.read-points",
  route: "GET /api/wall/points",
  summary: {
    zh: "大屏：在办事项（约 200 米精度）、快到期的、登台的",
    en: "The wall: current records at about 200 m, clocks at risk, what takes the stage",
  },
  input: ReadBoard,
  allow: viewers,
  scope: scopeOfViewer,
  run: async (ctx, input) => {
    const viewer = viewerOf(ctx, input);
    const { items, suppressed } = await readWallItems(ctx, viewer.area);
    const open = items.filter((item) => !isOver(item));
    const clocks = open
      .filter((item) => item.late || item.soon)
      .toSorted((left, right) => ((left.dueAt ?? "") < (right.dueAt ?? "") ? -1 : 1))
      .slice(0, CLOCKS);
    const stage = items
      .filter((item) => stageFor(item, ctx.now) !== null)
      .toSorted((left, right) => ((left.endedAt ?? left.reportedAt) < (right.endedAt ?? right.reportedAt) ? 1 : -1))
      .slice(0, STAGE);
    return {
      at: ctx.now,
      suppressed,
      points: open.map((item) => {
        const kind = ctx.read(taxonomy).known(item.category);
        return {
          key: item.key,
          lon: item.lon,
          lat: item.lat,
          risk: risk(item),
          zh: kind?.zh ?? item.category,
          en: kind?.en ?? item.category,
        };
      }),
      clocks: clocks.map((item) => recordOf(ctx, viewer, item)),
      stage: stage.map((item) => recordOf(ctx, viewer, item)),
    };
  },
});
