/** @jsxImportSource preact */
import { Card, sayInstant, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowView, TimelineEntry } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

/** Photos of one step, for whoever holds the link; how many of them are gone is said. */
export function EntryPhotos({
  photos,
  erased,
  secret,
  language,
}: Pick<TimelineEntry, "photos"> & Pick<FollowView, "erased"> & { secret: string | null } & Pick<Visit, "language">) {
  const say = speaker(portalWords, language);
  const shown = photos.filter((id) => !erased.includes(id));
  return (
    <>
      {secret !== null && shown.length > 0 ? (
        <p class="row">
          {shown.map((id, number) => (
            <img
              key={id}
              src={`/api/photos/${id}?size=thumb`}
              alt={say("photos.alt", { n: number + 1 })}
              width="96"
              height="96"
              loading="lazy"
            />
          ))}
        </p>
      ) : null}
      {shown.length < photos.length ? <p class="meta">{say("photos.erased", { n: photos.length - shown.length })}</p> : null}
    </>
  );
}

/** Steps that say what came of it. */
const RESULTS: ReadonlySet<string> = new Set([
  "incidents.fed-back",
  "incidents.self-handled",
  "incidents.answered-at-once",
  "incidents.rejected",
  "incidents.handed-over",
]);

type Told = FollowView["timeline"][number];

/** What was said to be done, and what whoever looked at it afterwards wrote; null while it is open, or where this reader may not read the words. */
export function resultOf({ stage, timeline }: Pick<FollowView, "stage" | "timeline">): { result: Told; check: Told | null } | null {
  if (!["ended", "archived", "rejected"].includes(stage)) return null;
  const at = timeline.findLastIndex(({ type, text }) => RESULTS.has(type) && text !== null);
  const result = timeline[at];
  if (!result) return null;
  const check = timeline.slice(at + 1).find(({ type, text }) => type === "incidents.checked" && text !== null);
  return { result, check: check ?? null };
}

/** The result itself stands before the question whether one is satisfied with it. */
export function Result({ visit: { language, today }, view, secret }: { visit: Visit; view: FollowView; secret: string | null }) {
  const say = speaker(portalWords, language);
  const found = resultOf(view);
  if (found === null) return null;
  const { result, check } = found;
  return (
    <Card title={say("result.title")}>
      {result.detail["to"] ? <p>{say("follow.handedTo", { to: String(result.detail["to"]) })}</p> : null}
      <p class="typed">{result.text}</p>
      {result.detail["to"] ? <p>{say("follow.handedNext")}</p> : null}
      <EntryPhotos photos={result.photos} erased={view.erased} secret={secret} language={language} />
      <p class="meta">
        <span>{language === "zh" ? result.unitZh : result.unitEn}</span> <span>{sayInstant(result.at, language, today)}</span>
      </p>
      {check ? (
        <>
          <p class="meta">{say("result.checked")}</p>
          <p class="typed">{check.text}</p>
          <EntryPhotos photos={check.photos} erased={view.erased} secret={secret} language={language} />
        </>
      ) : null}
    </Card>
  );
}
