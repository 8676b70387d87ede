import { Button } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  countText,
  Dialog,
  Empty,
  Go,
  Icon,
  DensityButton,
  Page,
  ReadProblem,
  SaveViewButton,
  useConsole,
  useDeeds,
  useSay,
  usePreference,
  useUrl,
  Waiting,
} from "#web/console";
import { ExportButton } from "#parts/exports";
import type { QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { BulkBar } from "./bulk.tsx";
import { askOf, COLUMNS, columnsOf, USUAL_COLUMNS, defaultView, readAddress, viewsOf, type Column, type QueueAddress } from "./filter.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { useCounts, useLiveIncidents, useQueue } from "./queue-read.ts";
import { useSteady } from "./queue-steady.ts";
import { QueueTable } from "./queue-table.tsx";
import { QuickStep, type QuickAsk } from "./quick-step.tsx";
import { casePath, subjectOf } from "./wire.ts";

/** The queue: everything on screen is in the address, so it can be sent, kept and gone back to. */
export function QueuePage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { params, set, path } = useUrl();
  const usual = useUsualColumns()[0];
  const address = useMemo(() => readAddress(params, defaultView(session), usual), [params, session, usual]);
  // The page sees the next address for a moment before it goes: the queue of no filters that it would be is not asked for.
  const queue = useQueue(askOf(address, area), path.endsWith("/incidents"));
  useLiveIncidents();
  const ask = askOf(address, area);
  const fresh = useMemo(() => queue.data?.pages.flatMap((page) => page.rows) ?? null, [queue.data]);
  const { rows, arrived, gone, adopt } = useSteady(JSON.stringify(ask), queue.isPlaceholderData ? null : fresh);
  const selected = useMemo(() => new Set(address.selected), [address.selected]);
  const chosen = rows.filter((row) => selected.has(subjectOf(row)));
  const [quick, setQuick] = useState<QuickAsk | null>(null);
  useQueueKeys(rows, address, setQuick);
  return (
    <Page title={`${say("queue.title")} · ${say(`view.${address.view}`)}`} wide tools={<QueueTools address={address} />}>
      <QueueFilters address={address} />
      {chosen.length > 0 ? <BulkBar rows={chosen} clear={() => set({ sel: null }, true)} /> : null}
      {queue.error ? <ReadProblem error={queue.error} retry={() => void queue.refetch()} /> : null}
      {queue.isPending ? <Waiting /> : null}
      {queue.isSuccess && rows.length === 0 ? <NothingHere address={address} /> : null}
      <Arrived arrived={arrived} gone={gone.size} adopt={adopt} />
      {rows.length > 0 ? (
        <QueueTable
          rows={rows}
          gone={gone}
          columns={address.columns}
          at={address.at}
          selected={selected}
          setAt={(at) => set({ at }, true)}
          setSelected={(subjects) => set({ sel: subjects.join(",") || null }, true)}
        />
      ) : null}
      {rows.length > 0 ? (
        <More count={rows.length} more={queue.hasNextPage} busy={queue.isFetchingNextPage} load={() => void queue.fetchNextPage()} />
      ) : null}
      {quick ? <QuickStep ask={quick} close={() => setQuick(null)} /> : null}
    </Page>
  );
}

/** Says that the list has moved on; it moves under nobody's hand. */
function Arrived({ arrived, gone, adopt }: { arrived: number; gone: number; adopt: () => void }) {
  const say = useSay(consoleWords);
  return (
    <div role="status" className="i-arrived">
      {arrived + gone > 0 ? (
        <button type="button" className="c-link" onClick={adopt}>
          {[arrived > 0 ? say("queue.arrived", { n: arrived }) : "", gone > 0 ? say("queue.gone", { n: gone }) : ""]
            .filter(Boolean)
            .join(say("queue.and"))}{" "}
          · {say("queue.adopt")}
        </button>
      ) : null}
    </div>
  );
}

function useQueueKeys(rows: readonly QueueRow[], address: QueueAddress, quick: (ask: QuickAsk) => void): void {
  const say = useSay(consoleWords);
  const { set, open } = useUrl();
  const index = rows.findIndex((row) => subjectOf(row) === address.at);
  const row = rows[index];
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index === -1 ? 0 : index + by))];
    if (next) set({ at: subjectOf(next) }, true);
  };
  const toggle = () => {
    if (!row) return;
    const subject = subjectOf(row);
    const rest = address.selected.filter((one) => one !== subject);
    set({ sel: (rest.length < address.selected.length ? rest : [...rest, subject]).join(",") || null }, true);
  };
  useDeeds([
    { id: "down", label: say("key.down"), keys: "j", run: () => move(1) },
    { id: "up", label: say("key.up"), keys: "k", run: () => move(-1) },
    { id: "open", label: say("key.open"), keys: "Enter", run: () => (row ? open(casePath(row)) : undefined) },
    { id: "select", label: say("key.select"), keys: "x", run: toggle },
    { id: "assign", label: say("key.assign"), keys: "e", run: () => (row ? quick({ row, prefer: ["dispatch", "assign"] }) : undefined) },
    { id: "status", label: say("key.status"), keys: "s", run: () => (row ? quick({ row, prefer: [] }) : undefined) },
  ]);
}

function QueueTools({ address }: { address: QueueAddress }) {
  const say = useSay(consoleWords);
  const { area } = useConsole();
  const [open, setOpen] = useState(false);
  return (
    <>
      <SaveViewButton always={{ view: address.view }} />
      <Button size="small" icon={<Icon name="columns" size={14} />} onClick={() => setOpen(true)}>
        {say("queue.columns")}
      </Button>
      <DensityButton />
      <ExportButton subject="incidents.queue" filter={askOf(address, area)} />
      {open ? <ColumnsDialog address={address} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** Chosen columns stand in the address, so that a link shows what its sender saw, and are how the person's next queue begins. */
function useUsualColumns(): [readonly Column[], (columns: readonly Column[]) => void] {
  const [kept, keep] = usePreference("columns.queue", "");
  const columns = useMemo(() => columnsOf(kept) ?? USUAL_COLUMNS, [kept]);
  return [columns, (next) => keep(next.join(","))];
}

function ColumnsDialog({ address, close }: { address: QueueAddress; close: () => void }) {
  const say = useSay(consoleWords);
  const { set } = useUrl();
  const keep = useUsualColumns()[1];
  const choose = (next: readonly Column[]) => {
    if (next.length === 0) return;
    keep(next);
    set({ cols: next.join(",") }, true);
  };
  const toggle = (column: Column) =>
    choose(COLUMNS.filter((one) => (one === column ? !address.columns.includes(one) : address.columns.includes(one))));
  return (
    <Dialog title={say("queue.columns")} onClose={close}>
      <div className="c-choice">
        {COLUMNS.map((column) => (
          <label key={column} className={address.columns.includes(column) ? "c-chosen" : undefined}>
            <input type="checkbox" checked={address.columns.includes(column)} onChange={() => toggle(column)} />
            {say(`column.${column}`)}
          </label>
        ))}
      </div>
      <p className="c-hint">{say("queue.columnsHint")}</p>
      <button type="button" className="c-link" onClick={() => choose(USUAL_COLUMNS)}>
        {say("queue.columnsUsual")}
      </button>
    </Dialog>
  );
}

function NothingHere({ address }: { address: QueueAddress }) {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const counts = useCounts(area).data ?? {};
  const filtered = Object.keys(address.filters).length > 0;
  const waiting = viewsOf(session).filter((view) => view !== address.view && (counts[view] ?? 0) > 0);
  return (
    <Empty text={filtered ? say("queue.emptyFiltered") : say("queue.empty")}>
      {waiting.length > 0 ? <p>{say("queue.emptyElse")}</p> : null}
      <p className="i-else">
        {waiting.map((view) => (
          <Go key={view} to={`/incidents?view=${view}`}>
            {say(`view.${view}`)} {countText(counts[view])}
          </Go>
        ))}
      </p>
    </Empty>
  );
}

/** Loads on when the end comes into sight, and by button for those who do not scroll. */
function More({ count, more, busy, load }: { count: number; more: boolean; busy: boolean; load: () => void }) {
  const say = useSay(consoleWords);
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!more || busy || !end.current) return;
    const watch = new IntersectionObserver((seen) => (seen.some((entry) => entry.isIntersecting) ? latest.current() : undefined), {
      rootMargin: "200px",
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more, busy, count]);
  return (
    <div className="i-more" ref={end} role="status">
      <span className="c-muted">{more ? say("queue.loaded", { n: count }) : say("queue.end", { n: count })}</span>
      {more ? (
        <Button size="small" loading={busy} onClick={load}>
          {busy ? say("queue.moreLoading") : say("queue.more")}
        </Button>
      ) : null}
    </div>
  );
}
