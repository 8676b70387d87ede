import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { departmentOf, formNetwork, joinNetwork, leaveNetwork, organisations, type Unit } from "#modules/organisations";
import { appointToPost, openPost, releaseFromPost } from "#modules/people";
import { homeOf } from "#modules/places";
import { actorOf, type Member } from "./staff.ts";

const DAY = 86_400_000;
const BEGIN = "2022-01-01";
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const noon = (day: string): string => `${day}T04:00:00.000Z`;

type Title = { zh: string; en: string };
/** What the head of an office of a town is called. */
const TOWN_HEADS: Readonly<Record<string, Title>> = {
  centre: { zh: "社会治理中心主任", en: "Director of the Governance Centre" },
  justice: { zh: "司法所所长", en: "Head of the Judicial Office" },
  ps: { zh: "派出所所长", en: "Head of the Police Station" },
  cg: { zh: "综合行政执法中队队长", en: "Head of the Enforcement Squad" },
  proc: { zh: "检察室主任", en: "Head of the Procuratorate Office" },
};

function titlesOf({ department, area }: Unit): { head: Title; liaison: Title } {
  const of = departmentOf(department);
  const zh = (of?.zh ?? department).replace(/（.*）$/, "").split(" / ")[0] ?? department;
  const en = (of?.en ?? department).replace(/ \(.*\)$/, "");
  const head = area.length === 9 ? TOWN_HEADS[department] : undefined;
  return { head: head ?? { zh: `${zh}负责人`, en: `Head, ${en}` }, liaison: { zh: `${zh}联络员`, en: `Liaison officer, ${en}` } };
}

/** How long ago the nth post was left, in days; null while somebody holds it. Some for long: that is what the network check is looked at for. */
const leftAgo = (nth: number): number | null => (nth % 41 === 6 ? 100 + ((nth * 13) % 260) : nth % 67 === 9 ? 20 + (nth % 60) : null);

type Holding = { account: string; concurrent: boolean };

/** Who holds the posts of a unit: its approver the head's, its handler the other one; where one of them is missing, one holds both, the second concurrently. */
function holdersOf(unit: Unit, byUnit: ReadonlyMap<string, readonly Member[]>): { head: Holding | null; liaison: Holding | null } {
  const find = (role: string, code = unit.code) => byUnit.get(code)?.find((one) => one.role === role)?.id;
  const [approver, handler] = [find("approver"), find("handler")];
  const sent = unit.area.length === 9 && unit.department === "proc" ? find("approver", `proc-${unit.area.slice(0, 6)}`) : undefined;
  const head = sent
    ? { account: sent, concurrent: true }
    : approver || handler
      ? { account: approver ?? handler!, concurrent: false }
      : null;
  const liaison = handler ? { account: handler, concurrent: approver === undefined } : null;
  return { head, liaison };
}

const liaisonId = (unit: string): string => namedUuid("demo post", unit, "liaison");

/** Posts 职位 of the city's, counties' and towns' units and who was appointed to them, by the commands an administrator gives. */
export async function writePosts(runtime: Runtime, staff: readonly Member[], now: string): Promise<number> {
  const admin = staff.find(({ role, area }) => role === "admin" && area === "3305");
  if (!admin) return 0;
  const rehearsal = rehearse(bulkDeps(runtime));
  const byUnit = Map.groupBy(staff, ({ unit }) => unit);
  const units = runtime.registers.read(organisations).units({ open: true });
  let nth = 0;
  const give = <I, O>(command: Command<I, O>, id: string, on: string, input: I): O =>
    rehearsal.give(command, input, { commandId: namedUuid("demo post", command.name, id), actor: actorOf(admin), now: noon(on) });
  for (const unit of units.filter(({ area }) => area.length <= 9)) {
    const [titles, holders] = [titlesOf(unit), holdersOf(unit, byUnit)];
    for (const which of unit.area.length === 9 ? (["head"] as const) : (["head", "liaison"] as const)) {
      nth += 1;
      const id = namedUuid("demo post", unit.code, which);
      const key = { home: homeOf(unit.area), id };
      give(openPost, id, BEGIN, { ...key, unit: unit.code, ...titles[which], on: BEGIN, established: which === "head" });
      const holder = holders[which];
      if (!holder) continue;
      give(appointToPost, id, BEGIN, { ...key, ...holder, from: BEGIN, to: null });
      const left = leftAgo(nth);
      if (left === null) continue;
      const on = dayOf(Date.parse(now) - left * DAY);
      give(releaseFromPost, id, on, { ...key, on });
    }
  }
  const steps = await rehearsal.flush();
  await runtime.registers.refresh(new Set(["people.post"]));
  return steps;
}

const NETWORKS = [
  {
    sort: "jointAction",
    zh: "应急社会联动网络",
    en: "Joint-action network",
    members: ["ps", "fire", "em", "health", "trans", "cg", "ee", "water", "grid-co", "water-co", "gas-co", "tel", "meteo", "ems"],
  },
  {
    sort: "leadingGroup",
    zh: "平安建设领导小组",
    en: "Safe-community leading group",
    members: ["zfw", "ps", "justice", "court", "proc", "xf", "civil", "hrss", "edu", "health", "pub"],
  },
] as const;
/** Members whose contact nobody has settled yet, and one that left. */
const UNSETTLED = ["tel"];
const LEFT = { unit: "ee-330503", on: "2024-07-01" };

/** A joint-action network and a leading group of the city and of each county, each member with its liaison officer's post and its duty phone. */
export async function writeNetworks(runtime: Runtime, staff: readonly Member[]): Promise<number> {
  const admin = staff.find(({ role, area }) => role === "admin" && area === "3305");
  if (!admin) return 0;
  const rehearsal = rehearse(bulkDeps(runtime));
  const all = runtime.registers.read(organisations);
  const give = <I, O>(command: Command<I, O>, of: string, on: string, input: I): O =>
    rehearsal.give(command, input, { commandId: namedUuid("demo network", command.name, of), actor: actorOf(admin), now: noon(on) });
  const heads = all.units({ department: "zfw", open: true });
  for (const { area, zh, en } of heads)
    for (const { members, sort, ...name } of NETWORKS) {
      const key = { home: homeOf(area), id: namedUuid("demo network", area, sort) };
      const [where, place] = [zh.replace(/党委政法委.*$/, ""), en.replace(/ Political.*$/, "")];
      const facts = { sort, area, zh: `${where}${name.zh}`, en: `${place}: ${name.en}`, on: BEGIN };
      give(formNetwork, key.id, BEGIN, { ...key, ...facts });
      for (const member of members) {
        const unit = all.unit(`${member}-${area}`);
        if (!unit?.open) continue;
        const contact = UNSETTLED.includes(member) ? null : liaisonId(unit.code);
        const of = `${key.id} ${unit.code}`;
        give(joinNetwork, of, BEGIN, { ...key, unit: unit.code, contact, dutyLine: unit.phone ?? "12345", on: BEGIN });
        if (unit.code === LEFT.unit) give(leaveNetwork, of, LEFT.on, { ...key, unit: unit.code, on: LEFT.on });
      }
    }
  const steps = await rehearsal.flush();
  await runtime.registers.refresh(new Set(["organisations.network"]));
  return steps;
}
