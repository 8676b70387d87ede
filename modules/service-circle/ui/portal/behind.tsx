/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import { DataTable, Notice, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { VillageList, VillageRow } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";
import { areaIn } from "./choose.tsx";
import { Meaning } from "./meaning.tsx";

const SHOWN = 60;

const kindIn = ({ request }: Visit): string => (/^[a-z0-9-]{1,24}$/.test(request.query["kind"] ?? "") ? (request.query["kind"] ?? "") : "");

/** /circle/behind: the villages behind a share, each with its minutes. */
export async function visitBehind(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const [area, kind] = [areaIn(visit), kindIn(visit)];
  const cursor = /^\d{12}$/.test(request.query["cursor"] ?? "") ? request.query["cursor"] : "";
  const reply = await api.get<VillageList>("/api/service-circle/coverage/villages", { area, kind, cursor });
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const { rows, basis, next } = reply.value;
  const page = rows.slice(0, SHOWN);
  const more = rows.length > SHOWN || next !== null ? page.at(-1)?.code : undefined;
  const trail = (row: VillageRow): string => (language === "zh" ? row.trailZh : row.trailEn);
  return {
    kind: "page",
    title: `${basis.kind[language]} · ${say("title")}`,
    body: (
      <>
        <h1>{basis.kind[language]}</h1>
        <DataTable
          caption={say("caption", { kind: basis.kind[language], mode: basis.mode[language], minutes: basis.minutes })}
          columns={[
            { label: say("village") },
            { label: say("households"), numeric: true },
            { label: say("minutes"), numeric: true },
            { label: say("nearest") },
          ]}
          rows={page.map((row) => ({
            key: row.code,
            cells: [
              <>
                <a href={`/circle/${row.code}`}>{row[language]}</a> <span class="numbers">{trail(row)}</span>
              </>,
              row.households ?? "—",
              <>
                {row.minutes ?? "—"} <span class="numbers">{say(row.covered ? "yes" : "no")}</span>
              </>,
              row.nearest?.[language] ?? "—",
            ],
          }))}
        />
        <p class="actions">
          {more ? (
            <a class="button quiet" href={withQuery("/circle/behind", { area, kind, cursor: more })}>
              {say("next")}
            </a>
          ) : null}
          <a class="button quiet" href={withQuery("/circle/behind.csv", { area, kind })}>
            {say("csv")}
          </a>
        </p>
        <Meaning language={language} what={basis} />
      </>
    ),
  };
}

/** The same as a file, whole, with the basis on top: whoever likes counts again. */
export async function visitBehindCsv(visit: Visit): Promise<Outcome> {
  const { api } = visit;
  const [area, kind] = [areaIn(visit), kindIn(visit)];
  const all: VillageRow[] = [];
  let cursor: string | null = "";
  let basis: VillageList["basis"] | null = null;
  while (cursor !== null) {
    const reply: Awaited<ReturnType<typeof api.get<VillageList>>> = await api.get<VillageList>("/api/service-circle/coverage/villages", {
      area,
      kind,
      cursor,
    });
    if (!reply.ok)
      return { kind: "page", title: "CSV", status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
    all.push(...reply.value.rows);
    cursor = reply.value.next;
    basis ??= reply.value.basis;
  }
  const basisLine = [
    `# cov.pop 1; standard ${basis?.standard}; roads ${basis?.roads?.hash ?? "none"}; ${basis?.mode.en}; ${basis?.minutes} min; at ${basis?.at}${basis?.synthetic ? "; 示意数据 synthetic" : ""}`,
  ];
  const lines = all.map((row) => [
    row.code,
    row.zh,
    row.trailZh,
    row.households,
    row.minutes,
    row.covered ? 1 : 0,
    row.why,
    row.nearest?.zh ?? "",
  ]);
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `zuji-circle-${kind || "all"}-${area || "city"}.csv`,
    body: csvOf([basisLine, ["code", "village", "town", "households", "minutes", "covered", "why", "nearest"], ...lines]),
  };
}
