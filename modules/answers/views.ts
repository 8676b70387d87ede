import { cityDay } from "#platform/days";
import type { QueryContext } from "#platform/modules";
import { taxonomy } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { servicePoints } from "#modules/service-circle";
import type { AnswerRow, AnswerText, Desk, DeskView, Names, VersionView } from "./contract.ts";
import { checkedAt, reviewOf, versionOf, type KnownEntry, type Version } from "./entry.ts";

export type Stored = { home: string; id: string; detail: KnownEntry };
type Reading = Pick<QueryContext, "read" | "now">;

/** Two lines on a phone in either script. */
const BRIEF = { zh: 70, en: 150 } as const;
function brief(text: string, most: number): string {
  const letters = [...text.replaceAll("\n", " ")];
  return letters.length <= most
    ? letters.join("")
    : `${letters
        .slice(0, most)
        .join("")
        .replace(/\s\S*$/, "")}…`;
}

export const isInForce = ({ validFrom, validTo }: Pick<AnswerText, "validFrom" | "validTo">, today: string): boolean =>
  validFrom <= today && (validTo === null || validTo >= today);

/** What is read of an entry: its published version; while there is none, the newest text. */
export const shownOf = (state: KnownEntry): Version => {
  const shown = versionOf(state, state.current) ?? state.versions.at(-1);
  if (!shown) throw new Error("an entry without a text");
  return shown;
};

export function answerRow(ctx: Reading, { home, id, detail }: Stored): AnswerRow {
  const today = cityDay(ctx.now);
  const { n, text } = shownOf(detail);
  const reviewBy = reviewOf(detail)?.reviewBy ?? text.reviewBy;
  const checked = checkedAt(detail);
  return {
    home,
    id,
    version: n,
    question: { zh: text.zh.question, en: text.en?.question ?? null },
    brief: { zh: brief(text.zh.answer, BRIEF.zh), en: text.en ? brief(text.en.answer, BRIEF.en) : null },
    category: text.category,
    area: detail.area,
    owner: detail.owner,
    reviewBy,
    stale: detail.stage === "published" && today > reviewBy,
    inForce: isInForce(text, today),
    checkedOn: checked && cityDay(checked),
  };
}

export const versionView = ({ n, text, reason, written, published, until }: Version): VersionView => ({
  version: n,
  text,
  reason,
  writtenAt: written.at,
  publishedAt: published?.at ?? null,
  until,
});

/** Where to go or ring, as the registers say it today. */
export function deskView(ctx: Reading, desk: Desk | null): DeskView {
  if (desk === null) return null;
  if (desk.kind === "unit") {
    const unit = ctx.read(organisations).unit(desk.code);
    if (!unit?.open) return null;
    const hours = unit.hours === null ? null : { zh: unit.hours, en: unit.hoursEn };
    return { zh: unit.zh, en: unit.en, dutyLine: unit.phone, hours, street: unit.address, path: null };
  }
  const point = ctx.read(servicePoints).find(desk.home, desk.id);
  if (!point || point.stage === "closed") return null;
  const { zh, en, phone, address, village } = point;
  return { zh, en: en ?? zh, dutyLine: phone, hours: null, street: address, path: `/circle/${village}` };
}

/** Names of the offices and areas of these rows, so that no page asks for them apart. */
export function namesOf(ctx: Reading, rows: readonly Pick<AnswerRow, "owner" | "area">[]): Names {
  const units = ctx.read(organisations);
  const areas = ctx.read(places);
  return {
    units: Object.fromEntries(rows.map(({ owner }) => [owner, { zh: units.unit(owner)?.zh ?? owner, en: units.unit(owner)?.en ?? owner }])),
    areas: Object.fromEntries(rows.map(({ area }) => [area, areas.names(area)])),
  };
}

export const themeName = (ctx: Reading, code: string): { zh: string; en: string } => {
  const found = ctx.read(taxonomy).known(code);
  return found ? { zh: found.zh, en: found.en } : { zh: code, en: code };
};
