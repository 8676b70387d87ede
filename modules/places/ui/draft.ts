import type { DrawPlan, PlannedGridView, PlansOfVillage, PlanView } from "../contract/plans.ts";

/** A grid as it stands in the editor: all that is typed is text. `fresh`: not in force yet; `geometry` undefined: the border in force stays. */
export type DraftGrid = {
  key: string;
  code: string;
  zh: string;
  kind: PlannedGridView["kind"];
  from: string;
  to: string;
  phone: string;
  geometry: unknown;
  fresh: boolean;
  /** Ended, and followed by this grid's code. */
  ended: boolean;
  follows: string;
};

const draftOf = (grid: PlannedGridView, inForce: ReadonlySet<string>, own: boolean): DraftGrid => ({
  key: grid.code,
  code: grid.code,
  zh: grid.zh,
  kind: grid.kind,
  from: String(grid.households.from),
  to: String(grid.households.to),
  phone: grid.phone ?? "",
  geometry: own ? (grid.geometry ?? undefined) : undefined,
  fresh: !inForce.has(grid.code),
  ended: false,
  follows: "",
});

/** What the editor begins with: the plan that is being drawn or was returned, else what is in force. */
export function begin(data: PlansOfVillage, last: PlanView | undefined): DraftGrid[] {
  const inForce = new Set(data.current.map(({ code }) => code));
  const going = last && (last.stage === "drawn" || last.stage === "returned" || last.stage === "withdrawn") ? last : undefined;
  const grids = (going?.grids ?? data.current).map((grid) => draftOf(grid, inForce, going !== undefined));
  const ended = (going?.ends ?? []).flatMap(({ code, successors }): DraftGrid[] => {
    const grid = data.current.find((one) => one.code === code);
    return grid ? [{ ...draftOf(grid, inForce, false), ended: true, follows: successors[0] ?? "" }] : [];
  });
  return [...grids, ...ended];
}

/** The next free code of the village. */
export function nextCode(village: string, grids: readonly DraftGrid[]): string {
  const taken = new Set(grids.map(({ code }) => code));
  for (let serial = 1; serial < 1_000; serial += 1) {
    const code = `${village}${String(serial).padStart(3, "0")}`;
    if (!taken.has(code)) return code;
  }
  return `${village}999`;
}

export const blank = (code: string): DraftGrid => ({
  key: code,
  code,
  zh: "",
  kind: "general",
  from: "300",
  to: "500",
  phone: "",
  geometry: undefined,
  fresh: true,
  ended: false,
  follows: "",
});

const isKind = (value: unknown): value is DraftGrid["kind"] => value === "general" || value === "dedicated" || value === "micro";

/** Lays a FeatureCollection over the draft: borders by code, grids that are new with their names. null when it is none. */
export function withOutlines(grids: readonly DraftGrid[], text: string, village: string): { grids: DraftGrid[]; taken: number } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: told beside the field.
    return null;
  }
  if (typeof value !== "object" || value === null || !("features" in value) || !Array.isArray(value.features)) return null;
  const result = [...grids];
  let taken = 0;
  for (const feature of value.features.slice(0, 400) as unknown[]) {
    if (typeof feature !== "object" || feature === null || !("properties" in feature) || !("geometry" in feature)) continue;
    const properties = (feature.properties ?? {}) as Readonly<Record<string, unknown>>;
    const code = String(properties["code"] ?? "");
    if (!code.startsWith(village)) continue;
    const at = result.findIndex((grid) => grid.code === code && !grid.ended);
    const before = result[at] ?? blank(code);
    const { name, kind } = properties;
    const next = {
      ...before,
      geometry: feature.geometry,
      zh: typeof name === "string" ? name : before.zh,
      kind: isKind(kind) ? kind : before.kind,
    };
    if (at < 0) result.push(next);
    else result[at] = next;
    taken += 1;
  }
  return { grids: result, taken };
}

/** The draft as the command takes it. */
export function planOf(village: string, grids: readonly DraftGrid[], reason: DrawPlan["reason"], source: string): object {
  const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : -1);
  return {
    village,
    reason,
    source: source.trim(),
    grids: grids
      .filter(({ ended }) => !ended)
      .map(({ code, zh, kind, from, to, phone, geometry }) => ({
        code: code.trim(),
        zh: zh.trim(),
        kind,
        households: { from: whole(from), to: whole(to) },
        phone: phone.trim() || null,
        ...(geometry === undefined ? {} : { geometry }),
      })),
    ends: grids.filter(({ ended, follows }) => ended && follows !== "").map(({ code, follows }) => ({ code, successors: [follows] })),
  };
}
