import {
  dayInWords,
  field,
  note,
  pairs,
  say,
  sign,
  table,
  top,
  type Block,
  type DocumentData,
  type DocumentKind,
} from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { placeInWords, places } from "#modules/places";
import { courtList, type CourtListEvent } from "./court-list.ts";
import { cityMediation } from "./register-mediation.ts";
import { committeeWords } from "./ui/committee-words.ts";
import { words } from "./ui/words.ts";

const KINDS: Readonly<Record<string, { zh: string }>> = committeeWords;

const BLOCKS: readonly Block[] = [
  ...top("人民调解委员会名册"),
  say("{court}："),
  say("依照《中华人民共和国人民调解法》第十条，现将{area}人民调解委员会设立、人员组成和调整情况通报如下。"),
  pairs(["名册版本", "第{version}版"], ["截至", "{on}"], ["调解委员会", "{committees}个"], ["调解员", "{mediators}人"]),
  table(
    ["名称", "类别", "设立单位", "主任", "其他委员", "调解室", "任期"],
    ["{#rows}{name}（{place}，{filing}）", "{kind}", "{founder}", "{chair}", "{members}", "{rooms}", "{term}{/rows}"],
  ),
  sign("{issuer}"),
  sign("{date}"),
  note("人员有调整的，另送新版；以版本号大的为准。名册向社会公开。{contact}"),
];

async function dataOf(ctx: QueryContext, key: StreamKey, version: number): Promise<DocumentData> {
  const found = await stateOf(ctx, courtList, key);
  const given = found?.versions.find((one) => one.version === version);
  // As it was given, whatever was given since.
  const [listed] = await ctx.db<{ data: Pick<CourtListEvent, "committees"> }[]>`
    select data from ledger.event where home = ${key.home} and stream = ${key.id} order by seq offset ${version - 1} limit 1`;
  if (!found || !given || !listed) throw new Error(`no list ${key.home}/${key.id} version ${version}`);
  const register = ctx.read(cityMediation);
  const named = (id: string): string => register.mediator(id)?.zh ?? "—";
  return {
    court: given.court,
    area: ctx.read(places).names(found.area).zh,
    version: String(version),
    on: dayInWords(given.at),
    committees: String(given.committees),
    mediators: String(given.mediators),
    rows: listed.data.committees.map(({ zh, area, kind, founder, filingNo, members, rooms, from, to }) => ({
      name: zh,
      place: placeInWords(ctx, area),
      filing: filingNo,
      kind: KINDS[`committee.${kind}`]?.zh ?? kind,
      founder,
      chair: members.filter(({ chair }) => chair).map(({ mediator }) => named(mediator)).join("、"), // prettier-ignore
      members: members.filter(({ chair }) => !chair).map(({ mediator }) => named(mediator)).join("、"), // prettier-ignore
      rooms: rooms.map((room) => room.zh).join("、") || "—",
      term: `${from}至${to}`,
    })),
  };
}

/** Public: whoever looks for a mediator may know whom the court knows. */
export const courtListPaper: DocumentKind = {
  code: "mediation.court-list",
  title: words["mediation.court-list"],
  word: "调名",
  fields: [
    field("court", "人民法院", "Court"),
    field("area", "地区", "Area"),
    field("version", "版本", "Version"),
    field("on", "截至", "As of"),
    field("committees", "调解委员会", "Committees"),
    field("mediators", "调解员", "Mediators"),
    field("rows", "名册", "The list", [
      field("name", "名称", "Name"),
      field("place", "地点", "Place"),
      field("filing", "备案号", "Filed as"),
      field("kind", "类别", "Kind"),
      field("founder", "设立单位", "Founded by"),
      field("chair", "主任", "Chair"),
      field("members", "其他委员", "Other members"),
      field("rooms", "调解室", "Rooms"),
      field("term", "任期", "Term"),
    ]),
  ],
  blocks: BLOCKS,
  read: (ctx, subject, { params }) => dataOf(ctx, subject, Number(params["version"])),
  admits: async () => true,
};
