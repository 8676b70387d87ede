import type { Api, Params, Reply } from "#web/client";
import type { FollowView, JoinIncident, RateIncident, ReopenIncident, ReportIncident } from "../../../modules/incidents/contract.ts";
import type { AreaList } from "../../../modules/places/contract.ts";
import { CODE, areas, byCode, rowOf, trailOf, shapes } from "./fixture-areas.ts";
import { ALONG, categories, ID, OPINION, PETITION, SECRET, followView } from "./fixture-records.ts";
import { definitions, figureRow, publicItems, signals } from "./fixture-figures.ts";

export { ALONG, categories, ended, followView, ID, OPINION, PETITION, SECRET } from "./fixture-records.ts";

export type Posted = { path: string; body: unknown; id: string };
export type Fixture = Api & {
  posted: Posted[];
  refuseNext: (reply: Extract<Reply<never>, { ok: false }>) => void;
  show: (view: FollowView) => void;
};

const yes = <T>(value: T): Reply<T> => ({ ok: true, value });
const no = (status: number, code: string, message: string): Reply<never> => ({
  ok: false,
  status,
  refusal: { code, kind: status === 404 ? "notFound" : "invalid", message },
});

export function fixtureApi(): Fixture {
  const posted: Posted[] = [];
  let refusal: Extract<Reply<never>, { ok: false }> | null = null;
  let view = followView();
  const areaList = (parent: string | undefined): Reply<AreaList> => {
    if (parent === undefined || parent === "")
      return yes({ parent: null, trail: [], areas: areas.filter(({ level }) => level === "city").map(rowOf) });
    const area = byCode.get(parent);
    return area
      ? yes({ parent: rowOf(area), trail: trailOf(parent), areas: areas.filter((one) => one.parent === parent).map(rowOf) })
      : no(404, "places.unknown-area", "没有这个地方");
  };
  const locate = ({ lon, lat }: Params): Reply<unknown> =>
    Number(lon) > 119 && Number(lon) < 121 && Number(lat) > 30.3 && Number(lat) < 31.3
      ? yes({
          inside: true,
          grid: null,
          village: "330502001005",
          town: "330502001",
          county: "330502",
          trail: trailOf(areas.find(({ parent, level }) => parent === "330502001" && level === "village")!.code),
          synthetic: true,
        })
      : yes({
          inside: false,
          nearest: { code: "330502001", level: "town", zh: "月河街道", en: "Yuehe Subdistrict", metres: 52_300 },
          advice: "places.outside",
        });
  const answers: Readonly<Record<string, (params: Params) => Reply<unknown>>> = {
    "/api/city": () => yes({ name: { zh: "湖州", en: "Huzhou" }, code: CODE, demo: true, hotline: "12345", version: "0.1.0" }),
    "/api/incidents/categories": () => yes(categories),
    "/api/organisations/departments": () => yes([{ code: "cg", zh: "综合行政执法局", en: "Enforcement Bureau" }]),
    "/api/data-protection/public": () =>
      yes({
        impacts: [{ purpose: "mediation.safety", approvedOn: "2026-02-04", reviewOn: "2028-01-02" }],
        sharings: [
          {
            way: "entrust",
            dataset: "代办证件的寄送",
            recipient: "示意寄递单位",
            contact: "0572-5550999",
            aim: "寄到本人",
            basis: "个人信息保护法第二十一条",
            fields: ["收件人姓名"],
            to: "2027-11-22",
          },
        ],
      }),
    "/api/data-protection/audits/public": () =>
      yes({
        rows: [
          {
            year: "2025",
            issuedOn: "2026-01-20",
            findings: { zh: "查看都写明了理由。\n抽查没有发现无关的查看。", en: "" },
            recommendations: { zh: "请每季度抽查一次。", en: "Check a sample every quarter." },
            tables: [
              {
                code: "looks-purpose",
                total: 48,
                rows: [
                  { key: "mediation.safety", n: 40 },
                  { key: "gone.purpose", n: 8 },
                ],
              },
              {
                code: "requests-outcome",
                total: null,
                rows: [
                  { key: "granted", n: null },
                  { key: "refused:kept-by-law", n: 0 },
                ],
              },
            ],
          },
        ],
      }),
    "/api/incidents/signals": () => yes({ rising: [], adopted: [], rows: signals }),
    "/api/incidents/near": ({ lon }) =>
      yes(
        lon === undefined
          ? []
          : [
              {
                home: "330502001",
                id: ID,
                category: "0402",
                stage: "handling",
                metres: 100,
                reportedOn: "2026-11-22",
                followers: 3,
                summary: null,
              },
            ],
      ),
    "/api/incidents/public": () => yes({ items: publicItems, names: [], next: "more", suppressed: true }),
    "/api/incidents/figures/definitions": () => yes({ rows: definitions }),
    "/api/incidents/figures": ({ level, area }) =>
      yes({
        figures: definitions,
        rows:
          level === "city"
            ? [figureRow(CODE, "湖州市", 0)]
            : areas.filter((one) => one.parent === (area || CODE)).map((one, index) => figureRow(one.code, one.zh, index)),
        from: "2026-11-01",
        to: "2026-11-23",
      }),
    "/api/log": () =>
      yes({
        prefix: "zuji/330500-0011223344556677/log",
        everySeconds: 20,
        logs: [
          { log: "city", zh: null, en: null, size: 12, at: "2026-11-20T02:00:00.000Z", witnesses: 1, witnessed: 12, keys: [] },
          {
            log: "330502",
            zh: "吴兴区",
            en: "Wuxing",
            size: 4_321,
            at: "2026-11-20T02:00:00.000Z",
            witnesses: 0,
            witnessed: null,
            keys: [],
          },
        ],
      }),
    "/api/purposes": () =>
      yes({
        purposes: [
          {
            code: "incidents.contact",
            title: { zh: "反映人的联系方式", en: "Contact of a reporter" },
            basis: { zh: "个人信息保护法 第十三条", en: "Personal Information Protection Law, art. 13" },
            fields: ["name", "phone", "email"],
            retentionDays: 365,
            readers: ["handler"],
            logged: true,
          },
          ...(["safety", "party"] as const).map((code) => ({
            code: `mediation.${code}`,
            title: { zh: "保护您的安全", en: "To keep you safe" },
            basis: { zh: "反家庭暴力法", en: "Anti-Domestic Violence Law" },
            fields: [code],
            retentionDays: 730,
            readers: ["mediator"],
            logged: true,
            sensitive: { zh: "人身安全情况", en: "Personal safety" },
          })),
        ],
      }),
    "/api/places/areas": ({ parent }) => areaList(parent === undefined || parent === null ? undefined : String(parent)),
    "/api/places/locate": locate,
    "/api/places/search": ({ q }) =>
      yes(
        areas
          .filter(({ zh }) => zh.includes(String(q)))
          .slice(0, 8)
          .map((area) => ({ ...area, trail: trailOf(area.code) })),
      ),
    "/api/places/shapes": ({ level, parent }) =>
      yes(shapes(level === "county" ? "counties" : parent ? "villages" : "towns", String(parent ?? ""))),
  };
  return {
    posted,
    refuseNext: (reply) => void (refusal = reply),
    show: (next) => void (view = next),
    get: async <T>(path: string, params: Params = {}): Promise<Reply<T>> => {
      const found = answers[path];
      if (found) return found(params) as Reply<T>;
      if (path === `/api/incidents/followed/${view.home}/${view.id}`)
        return (
          params["secret"] === SECRET
            ? yes(view)
            : params["secret"] === ALONG
              ? yes({ ...view, by: "along", description: null, questions: [], may: [], rating: null })
              : no(404, "record.not-found", "没有找到，或者您无权查看。")
        ) as Reply<T>;
      if (/\/figures\/[^/]+\/records$/.test(path)) {
        const second = params["cursor"] === "p2";
        const rows = Array.from({ length: second ? 2 : 20 }, (_, index) => ({
          number: `8K2M${index}***`,
          category: categories[index % 9]!.code,
          place: second ? '=HYPERLINK("http://evil")' : "吴兴区月河街道",
          placeEn: "Yuehe Subdistrict",
          day: "2026-11-12",
        }));
        return yes({ rows, next: second ? null : "p2", total: 22 }) as Reply<T>;
      }
      return no(404, "platform.no-route", "没有这个地址。");
    },
    post: async <T>(path: string, body: unknown, { id }: { id: string }): Promise<Reply<T>> => {
      if (refusal) {
        const said = refusal;
        refusal = null;
        return said;
      }
      if (path === "/api/incidents/followed") {
        const { number, tail } = body as { number: string; tail: string };
        const found = number === view.number && tail === "1234";
        return (
          found
            ? yes({ ...view, by: "number", description: null, may: [], rating: null })
            : no(404, "record.not-found", "没有找到，或者您无权查看。")
        ) as Reply<T>;
      }
      if (path === "/api/grid-work/requests/followed") return no(404, "grid-work.wrong-number", "没有找到，或者您无权查看。");
      if (path === "/api/opinions/followed") {
        const { number, tail } = body as { number: string; tail: string };
        return (
          number === OPINION.number && tail === "4321" ? yes(OPINION) : no(404, "opinions.wrong-number", "没有找到，或者您无权查看。")
        ) as Reply<T>;
      }
      if (path === "/api/petitions/followed") {
        const { number, tail } = body as { number: string; tail: string };
        return (
          number === PETITION.number && tail === "5678" ? yes(PETITION) : no(404, "petitions.wrong-number", "没有找到，或者您无权查看。")
        ) as Reply<T>;
      }
      posted.push({ path, body: body as ReportIncident | JoinIncident | RateIncident | ReopenIncident, id });
      if (path === "/api/incidents")
        return yes({
          home: view.home,
          id: view.id,
          number: view.number,
          follow: `/f/${view.home}/${view.id}/${SECRET}`,
          dueAt: view.dueAt,
          provisional: false,
          stage: "reported",
          hotline: null,
        }) as Reply<T>;
      if (path.endsWith("/followers"))
        return yes({
          home: view.home,
          id: view.id,
          number: view.number,
          follow: `/f/${view.home}/${view.id}/${ALONG}`,
          told: false,
        }) as Reply<T>;
      return yes(null) as Reply<T>;
    },
  };
}
