/** @jsxImportSource preact */
import type { Api } from "#web/client";
import {
  cityDay,
  pathMatch,
  withQuery,
  type Outcome,
  type Page,
  type PageReply,
  type PageRequest,
  type PageRoute,
  type Site,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import { answerPages, nearestAnswers } from "../../modules/answers/ui/portal.tsx";
import { otherMatters } from "../../modules/grid-work/ui/portal.tsx";
import { cellPages } from "../../modules/cells/ui/portal.tsx";
import { incidentPages } from "../../modules/incidents/ui/portal.tsx";
import { mediationPages } from "../../modules/mediation/ui/portal.tsx";
import { methodPages } from "../../modules/named-methods/ui/portal.tsx";
import { peoplePages } from "../../modules/people/ui/portal.tsx";
import { privacyPages } from "../../modules/privacy/ui/portal.tsx";
import { assessmentPages } from "../../modules/assessment/ui/portal.tsx";
import { openDataPages } from "../../modules/open-data/ui/portal.tsx";
import { opinionActions, opinionByNumber, opinionPages } from "../../modules/opinions/ui/portal.tsx";
import { petitionByNumber, petitionPages } from "../../modules/petitions/ui/portal.tsx";
import { askExactPlace, askPlace, listBelow, readPlace } from "../../modules/places/ui/portal.tsx";
import { dataProtectionPublicPages } from "../../modules/data-protection/ui/portal.tsx";
import { decisionPages } from "../../modules/decisions/ui/portal.tsx";
import { limitPages } from "../../modules/limits/ui/portal.tsx";
import { reportCardPages } from "../../modules/report-card/ui/portal.tsx";
import { circlePages } from "../../modules/service-circle/ui/portal.tsx";
import { surveyPages } from "../../modules/surveys/ui/portal.tsx";
import { placeWords } from "../../modules/places/ui/portal-words.ts";
import { freshAssets } from "./assets.ts";
import { piecesOf } from "./frame.tsx";
import { visitHome } from "./home.tsx";
import { unknownSite } from "./layout.tsx";
import { visitLog } from "./log.tsx";
import { visitKept, visitLogHistory } from "./log-history.tsx";
import { broken, notFound, visitAccessibility, visitPaper, visitPrivacy } from "./static-pages.tsx";

export type PortalRequest = PageRequest;
export type PortalReply = PageReply;

const assets = freshAssets(new URL("../portal/.vite/manifest.json", import.meta.url));

const routes: readonly PageRoute[] = [
  { path: "/", visit: visitHome, same: true },
  { path: "/privacy", visit: visitPrivacy, same: true },
  { path: "/paper", visit: visitPaper, same: true },
  { path: "/accessibility", visit: visitAccessibility, same: true },
  ...answerPages(listBelow),
  ...opinionPages(listBelow),
  ...petitionPages,
  ...assessmentPages,
  { path: "/log", visit: visitLog, same: true },
  { path: "/log/kept", visit: visitKept, same: true },
  { path: "/log/{log}", visit: visitLogHistory, same: true },
  ...privacyPages,
  ...dataProtectionPublicPages,
  ...peoplePages,
  ...circlePages,
  ...decisionPages,
  ...cellPages,
  ...surveyPages,
  ...reportCardPages,
  ...openDataPages,
  ...mediationPages,
  ...methodPages,
  ...limitPages,
  ...incidentPages(
    {
      ask: askPlace,
      askExact: askExactPlace,
      read: readPlace,
      below: listBelow,
      words: (language) => speaker(placeWords, language),
    },
    {
      ...otherMatters,
      byNumber: async (...asked) =>
        (await otherMatters.byNumber(...asked)) ?? (await opinionByNumber(...asked)) ?? (await petitionByNumber(...asked)),
    },
    nearestAnswers,
    opinionActions,
  ),
];

// An address written as `:name` would never match, and its page would be missing without anybody hearing of it.
for (const { path } of routes) if (/:|^\/\{/.test(path)) throw new Error(`page ${path} names its parts as {name}, and not the first`);

const firstWord = (path: string): string => path.split("/", 2)[1] ?? "";

/** By the first word of their address, which all addresses of a page have in common. */
const matched = Map.groupBy(
  routes.map((route) => ({ route, match: pathMatch(route.path) })),
  ({ route }) => firstWord(route.path),
);

function routeOf(path: string): { route: PageRoute; params: Record<string, string> } | null {
  for (const { route, match } of matched.get(firstWord(path)) ?? []) {
    const params = match(path);
    if (params) return { route, params };
  }
  return null;
}

const YEAR_S = 31_536_000;
const cookie = (name: string, value: string): string => `${name}=${value}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;

/** The cookie that keeps a switch. With both in one address the first is set and the rest follows in a redirect: one reply carries one cookie. */
function switched({ query, path, method }: PageRequest): { cookie: string | null; redirect: string | null } {
  const lang = query["lang"] === "zh" || query["lang"] === "en" ? cookie("lang", query["lang"]) : null;
  const elder = query["elder"] === "1" || query["elder"] === "0" ? cookie("elder", query["elder"]) : null;
  const both = lang !== null && elder !== null && method === "GET";
  return { cookie: lang ?? elder, redirect: both ? withQuery(path, { ...query, lang: null }) : null };
}

function render(visit: Visit, page: Page): PageReply {
  const pieces = piecesOf(visit, page, assets());
  const body = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return { status: page.status ?? 200, headers: { "content-type": "text/html; charset=utf-8", ...page.headers }, body, pieces };
}

function replyOf(visit: Visit, outcome: Outcome): PageReply {
  if (outcome.kind === "redirect") return { status: 303, headers: { location: outcome.to }, body: "" };
  if (outcome.kind === "file")
    return {
      status: 200,
      headers: { "content-type": outcome.type, "content-disposition": `attachment; filename="${outcome.name.replace(/[^\w.-]+/g, "_")}"` },
      body: outcome.body,
    };
  return render(visit, outcome);
}

/** A page that fails is our bug: the visitor gets plain words, the cause goes to the log. */
async function attempt(route: PageRoute, visit: Visit): Promise<Outcome> {
  try {
    return await route.visit(visit);
  } catch (cause) {
    console.error(`page ${route.path} failed`, cause);
    return broken(visit);
  }
}

/** Whether this address says the same to everybody, or to everybody who has it. */
export const sameOf = (path: string): true | "by-link" | null => routeOf(path)?.route.same ?? null;

/** Any page of the portal. Never throws for what a visitor sends: unknown addresses and refusals are pages in plain words. */
export async function renderPortal(request: PortalRequest, api: Api): Promise<PortalReply> {
  const { cookie: kept, redirect } = switched(request);
  if (redirect && kept) return { status: 303, headers: { location: redirect, "set-cookie": kept }, body: "" };
  const city = await api.get<Site>("/api/city");
  const site = city.ok ? city.value : unknownSite;
  const now = new Date();
  const visit: Visit = {
    request,
    api,
    language: request.language,
    elder: request.elder,
    site,
    now: now.toISOString(),
    today: cityDay(now),
    params: {},
  };
  const found = routeOf(request.path);
  if (found === null) return replyOf(visit, notFound(visit));
  const reply = replyOf(visit, await attempt(found.route, { ...visit, params: found.params }));
  return kept ? { ...reply, headers: { ...reply.headers, "set-cookie": kept } } : reply;
}
