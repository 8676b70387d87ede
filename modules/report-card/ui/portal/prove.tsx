/** @jsxImportSource preact */
import { DataTable, PhoneFold, sayDay, sayInstant, type LogNames, type Visit } from "#web/parts";
import { aside, speaker } from "#web/words";
import type { EditionView } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { pageOf } from "./item.tsx";
import { CountedHere } from "./rows.tsx";
import { fileOf, rowsFile } from "./shared.tsx";

/** How anybody checks the card: one's own report in it, what it was sealed with, and its other editions. */
export function Prove({ edition, visit, logs }: { edition: EditionView; visit: Visit; logs: LogNames }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  return (
    <section class="card-section" id="prove">
      <h2>{say("prove")}</h2>
      <p>{say("prove.paper")}</p>
      <p>{say("prove.reported")}</p>
      <CountedHere visit={visit} file={fileOf(edition, "json", language)} rows={rowsFile(edition)} />
      <PhoneFold summary={say("seals")}>
        <p class="meta digest">
          {say("digest")} <code>{edition.digest}</code>
        </p>
        {edition.checkpoints.length > 0 ? (
          <DataTable
            caption={say("checkpoint")}
            columns={[{ label: say("log") }, { label: say("entries"), numeric: true }, { label: say("root") }, { label: say("day") }]}
            rows={edition.checkpoints.map(({ log, size, note, at }) => ({
              key: log,
              cells: [
                <a key="log" href={`/log/${log}/checkpoint/${size}`}>
                  {logs.find((one) => one.log === log)?.[language] ?? log}
                </a>,
                size.toLocaleString(language === "zh" ? "zh-CN" : "en-GB"),
                <code key="root">{(note.split("\n")[2] ?? "").slice(0, 16)}…</code>,
                sayInstant(at, language, "0000"),
              ],
            }))}
          />
        ) : null}
      </PhoneFold>
      <p class="no-print">
        <strong>{say("editions")}</strong>{" "}
        {edition.editions.map((one) => (
          <a key={one.version} class="edition" href={pageOf({ ...edition, version: one.version })}>
            {say("edition", { version: one.version }) + aside(sayDay(one.publishedAt, language, "0000"), language)}
          </a>
        ))}{" "}
        <a class="edition" href="/report-card/all">
          {say("others")}
        </a>
      </p>
    </section>
  );
}
