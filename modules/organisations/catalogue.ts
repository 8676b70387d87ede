import { SINCE_AS_OF, type CatalogueGroup, type Condition, type Figure, type FigureSet } from "#platform/figures";

/** One row for each time a unit worked: at any day at most one of a unit's own. */
const table = "organisations.spell";

const set = (code: string, ...of: readonly Condition[]): FigureSet => ({
  code,
  table,
  day: "from_on",
  until: "to_on",
  where: { op: "all", of },
});
const department = (value: string): Condition => ({ op: "is", column: "department", value });
const inTown: Condition = { op: "length", column: "area", value: 9 };

const figure = (code: string, zh: string, en: string, how: { zh: string; en: string }): Figure => ({
  code,
  zh,
  en,
  definition: how,
  version: "2",
  revisions: SINCE_AS_OF,
  numerator: code,
  denominator: null,
  unit: "count",
  higherIsBetter: null,
});

/** The organisation network as it stands: public offices, each a row of its own with its name. */
export const unitCatalogue: CatalogueGroup = {
  figures: [
    figure("org.judicial-offices", "乡镇（街道）司法所", "Judicial offices in towns", {
      zh: "期末挂牌或运行的司法所，设在乡镇、街道一级的。",
      en: "Judicial offices open or operating at the end of the period, at the level of towns and streets.",
    }),
    figure("org.procuratorate-offices", "检察室", "Procuratorate offices", {
      zh: "期末挂牌或运行的检察室，设在乡镇、街道一级的。",
      en: "Procuratorate offices open or operating at the end of the period, at the level of towns and streets.",
    }),
    figure("org.centres", "社会治理中心（综治中心）", "Governance centres", {
      zh: "期末挂牌或运行的社会治理中心，市、县、乡镇三级。",
      en: "Governance centres open or operating at the end of the period, of city, counties and towns.",
    }),
    figure("org.police-stations", "派出所", "Police stations", {
      zh: "期末挂牌或运行的派出所，设在乡镇、街道一级的。",
      en: "Police stations open or operating at the end of the period, at the level of towns and streets.",
    }),
    figure("org.committees", "村（居）民委员会", "Village and residents' committees", {
      zh: "期末登记在册、正常运行的村（居）民委员会。",
      en: "Village and residents' committees working at the end of the period.",
    }),
  ],
  sets: [
    set("org.judicial-offices", department("justice"), inTown),
    set("org.procuratorate-offices", department("proc"), inTown),
    set("org.centres", department("centre")),
    set("org.police-stations", department("ps"), inTown),
    set("org.committees", department("village")),
  ],
  owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
  excluded: {
    zh: "到期末还在筹建、已停用、已合并或已撤销的不计；从挂牌之日起算，不论哪天登记。",
    en: "Units being set up, suspended, merged or dissolved at the end of the period are left out; each counts from the day it opened, whenever that was recorded.",
  },
  caveat: {
    zh: "按登记的机构数，一个机构一行，可逐一核对名称。",
    en: "Offices as registered, one a row, each by its name.",
  },
  counted: "standing",
  finest: 12,
  place: "area",
  name: "zh",
  readers: [],
};
