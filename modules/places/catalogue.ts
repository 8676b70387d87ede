import { SINCE_AS_OF, type CatalogueGroup, type Condition } from "#platform/figures";

const is = (column: string, value: string): Condition => ({ op: "is", column, value });
const set = (code: string, ...of: readonly Condition[]) => ({
  code,
  table: "places.area",
  day: "valid_from",
  until: "valid_to",
  where: { op: "all" as const, of },
});
const count = { version: "2", revisions: SINCE_AS_OF, denominator: null, unit: "count", higherIsBetter: null } as const;

/** The areas a programme reaches: what "every village" means in this city. */
export const areaCatalogue: CatalogueGroup = {
  figures: [
    {
      ...count,
      code: "area.villages",
      zh: "村",
      en: "Villages",
      definition: {
        zh: "期末有效的村（村民委员会），不含社区。",
        en: "Villages valid at the end of the period, without urban communities.",
      },
      numerator: "area.villages",
    },
    {
      ...count,
      code: "area.communities",
      zh: "社区",
      en: "Urban communities",
      definition: { zh: "期末有效的社区（居民委员会）。", en: "Urban communities valid at the end of the period." },
      numerator: "area.communities",
    },
    {
      ...count,
      code: "area.towns",
      zh: "乡镇和街道",
      en: "Towns and streets",
      definition: { zh: "期末有效的乡镇、街道。", en: "Towns and streets valid at the end of the period." },
      numerator: "area.towns",
    },
  ],
  sets: [
    set("area.villages", is("level", "village"), is("kind", "village")),
    set("area.communities", is("level", "village"), is("kind", "community")),
    set("area.towns", is("level", "town")),
  ],
  owner: { zh: "民政局", en: "Civil affairs bureau" },
  excluded: {
    zh: "到期末已撤销、已并入他处的不计；后来才撤并的，在那以前照计。",
    en: "Areas dissolved or merged by the end of the period are left out; those dissolved later count until then.",
  },
  caveat: {
    zh: "区划会调整：不同年份的村数不能直接比较。",
    en: "Areas are merged and divided: the numbers of different years do not compare.",
  },
  counted: "standing",
  finest: 12,
  place: "code",
  name: "zh",
  readers: [],
};
