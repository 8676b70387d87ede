import type { z } from "zod";
import { reportIncident, taxonomy, type Receipt } from "#modules/incidents";
import { places } from "#modules/places";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { assertGrid, assertPhrases, inGridKey, instantOf, isDemo, sealed } from "./acting.ts";
import { FinishPatrol, RecordFinding, ScanTag, type Done, type FindingDone, type Scanned } from "./contract.ts";
import { findingOf, patrol, say } from "./patrol.ts";
import { inGrid } from "./permits.ts";
import { patrolPoint, scanCounts } from "./point.ts";
import { isGenuine, readTag } from "./tag.ts";

type Run = { id: string; grid: string; plan?: string | null | undefined };
const common = (ctx: CommandContext, input: Run) => ({
  entry: ctx.commandId,
  grid: input.grid,
  plan: input.plan ?? null,
  demo: isDemo(ctx, input.grid),
});

const NO_TAG = { home: "000000000", id: "00000000-0000-0000-0000-000000000000" };

export const scanTag = command<z.output<typeof ScanTag>, Scanned>({
  name: "grid-work.scan-tag",
  route: "POST /api/grid-work/patrols/{id}/scans",
  summary: { zh: "扫描巡查点标签", en: "A tag scanned at a patrol point" },
  input: ScanTag,
  about: (input) => [ref(patrol, inGridKey(input)), ref(patrolPoint, readTag(input.tag) ?? NO_TAG)],
  allow: inGrid(),
  run: (ctx, input) => {
    assertGrid(ctx, input.grid);
    const tag = readTag(input.tag);
    if (!tag || !isGenuine(ctx, tag)) throw refuse.fields([{ path: "tag", code: "grid-work.no-such-tag" }]);
    const point = ctx.state(patrolPoint, { home: tag.home, id: tag.id });
    if (point.stage === "none") throw refuse.fields([{ path: "tag", code: "grid-work.no-such-tag" }]);
    if (!point.grid.startsWith(input.grid) && !input.grid.startsWith(point.grid)) {
      const known = ctx.read(places);
      throw refuse.conflict("grid-work.tag-elsewhere", { zh: known.names(point.grid).zh, en: known.names(point.grid).en, point: point.zh });
    }
    const lookedAt = instantOf(ctx, input.seenAt);
    const counts = scanCounts(point, tag.version, lookedAt);
    if (counts === null) throw refuse.fields([{ path: "tag", code: "grid-work.no-such-tag" }]);
    const key = inGridKey(input);
    ctx.change(patrol, key, (state) =>
      say(state, {
        type: "grid-work.point-looked-at",
        ...common(ctx, input),
        point: tag.id,
        version: tag.version,
        counted: counts.counted,
        lookedAt,
      }),
    );
    return { ...key, point: tag.id, zh: point.zh, en: point.en ?? point.zh, ...counts };
  },
});

/** The report a finding becomes: by the incidents' own command, in the same transaction, naming the patrol. */
function reportOf(input: z.output<typeof RecordFinding>, incident: NonNullable<z.output<typeof RecordFinding>["incident"]>) {
  return reportIncident.input.parse({
    id: incident.id,
    category: incident.category,
    description: incident.description,
    point: incident.point ?? undefined,
    area: incident.point ? undefined : input.grid,
    address: incident.address ?? undefined,
    photos: input.photos,
    channel: "grid",
    seenAt: input.seenAt,
    patrol: inGridKey(input),
  });
}

function reported(ctx: CommandContext, input: z.output<typeof RecordFinding>): FindingDone["incident"] {
  if (!input.incident) return null;
  // What is for the receiving team only must not be known through a patrol that the whole grid may read.
  if (ctx.read(taxonomy).category(input.incident.category)?.sealed)
    throw refuse.fields([{ path: "incident.category", code: "grid-work.report-apart" }]);
  const { home, id, number, dueAt, hotline }: Receipt = reportIncident.run(ctx, reportOf(input, input.incident));
  return { home, id, number, dueAt, hotline };
}

export const recordFinding = command<z.output<typeof RecordFinding>, FindingDone>({
  name: "grid-work.record-finding",
  route: "POST /api/grid-work/patrols/{id}/findings",
  summary: { zh: "记下巡查发现，可同时上报", en: "Record a finding, and report it if need be" },
  input: RecordFinding,
  about: (input, known) => [
    ref(patrol, inGridKey(input)),
    ...(input.incident ? reportIncident.about(reportOf(input, input.incident), known) : []),
  ],
  allow: inGrid(),
  run: (ctx, input) => {
    assertGrid(ctx, input.grid);
    assertPhrases(ctx, "patrol", input.phrases);
    if (input.phrases.length === 0 && !input.text && !input.incident && input.photos.length === 0)
      throw refuse.fields([{ path: "text", code: "grid-work.finding-empty" }]);
    const key = inGridKey(input);
    const incident = reported(ctx, input);
    const state = ctx.change(patrol, key, (known) =>
      say(known, {
        type: "grid-work.found",
        ...common(ctx, input),
        point: input.point ?? null,
        phrases: input.phrases,
        text: sealed(ctx, key, "finding", "grid-work.finding", input.text),
        // A reported finding's photos are the report's.
        photos: incident ? [] : input.photos,
        incident: incident && { home: incident.home, id: incident.id },
        foundAt: instantOf(ctx, input.seenAt),
      }),
    );
    if (!findingOf(state, ctx.commandId)) throw new Error(`${ctx.commandId} was not recorded`);
    return { ...key, incident: incident && { ...incident, number: receiptNumber(incident.id) } };
  },
});

export const finishPatrol = command<z.output<typeof FinishPatrol>, Done>({
  name: "grid-work.finish-patrol",
  route: "POST /api/grid-work/patrols/{id}/finish",
  summary: { zh: "结束本次巡查", en: "Finish the patrol" },
  input: FinishPatrol,
  about: (input) => [ref(patrol, inGridKey(input))],
  allow: inGrid(),
  run: (ctx, input) => {
    assertGrid(ctx, input.grid);
    assertPhrases(ctx, "patrol", input.phrases);
    const key = inGridKey(input);
    const finishedAt = instantOf(ctx, input.seenAt);
    const state = ctx.change(patrol, key, (known) =>
      say(known, { type: "grid-work.patrol-finished", ...common(ctx, input), finishedAt, phrases: input.phrases }),
    );
    return { ...key, stage: state.stage };
  },
});
