import { Button } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { downloadCsv, type toCsv } from "./csv.ts";
import { Icon } from "./icon.tsx";
import { Empty, Page, Waiting } from "./page.tsx";
import { ReadProblem } from "./refusals.tsx";
import { SaveViewButton } from "./save-view.tsx";
import { DensityButton } from "./table.tsx";
import { SCOPE, useUrl } from "./url.tsx";
import { consoleWords } from "./words.ts";

/** What a list needs to know of its read; the results of TanStack's queries have this shape. */
type Read = {
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
};

/** The frame of every list: what it is, how to narrow it, what went wrong, what to do when it is empty, and the way to more. */
export function ListPage({
  title,
  lead,
  tools,
  filters,
  read,
  empty,
  beside,
  children,
}: {
  title: string;
  lead?: string;
  tools?: ReactNode;
  filters?: ReactNode;
  read: Read;
  /** What to do when there are no rows; null while there are. */
  empty: ReactNode;
  /** Panels and dialogs, which are there whether or not there are rows. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay(consoleWords);
  const shown = !read.isPending && !read.error;
  return (
    <Page title={title} tools={filters ? <ListTools>{tools}</ListTools> : tools} wide>
      {lead ? <p className="c-muted">{lead}</p> : null}
      {filters ? <search className="c-filters">{filters}</search> : null}
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {shown && empty ? typeof empty === "string" ? <NothingFits text={empty} /> : empty : null}
      {shown && !empty ? children : null}
      {read.hasNextPage ? (
        <p className="c-more">
          <Button loading={read.isFetchingNextPage === true} onClick={() => void read.fetchNextPage?.()}>
            {say("console.more")}
          </Button>
        </p>
      ) : null}
      {beside}
    </Page>
  );
}

/** What was narrowed to nothing is widened by one press. */
function NothingFits({ text }: { text: string }) {
  const say = useSay(consoleWords);
  const { params, set } = useUrl();
  const narrowed = [...params.keys()].filter((name) => name !== SCOPE);
  return (
    <Empty text={text}>
      {narrowed.length > 0 ? (
        <Button onClick={() => set(Object.fromEntries(narrowed.map((name) => [name, null])))}>{say("console.widen")}</Button>
      ) : null}
    </Empty>
  );
}

/** A list that is narrowed may be kept as it is; its rows are as high as one likes. */
const ListTools = ({ children }: { children: ReactNode }) => (
  <>
    <SaveViewButton />
    <DensityButton />
    {children}
  </>
);

const TYPING_MS = 300;

/**
 * A filter of words that lives in the address. It is typed here and written there a moment later: an address answers too late for an input
 * method, which would lose the character it is composing.
 */
export function SearchBox({ label, name = "q", max = 60 }: { label: string; name?: string; max?: number }) {
  const { params, set } = useUrl();
  const held = params.get(name) ?? "";
  const [typed, setTyped] = useState(held);
  const written = useRef(held);
  const composing = useRef(false);
  useEffect(() => {
    // Somebody else changed the address: Back, or a button that clears.
    if (held !== written.current) setTyped(held);
    written.current = held;
  }, [held]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === written.current || composing.current) return;
    const timer = setTimeout(() => {
      written.current = wanted;
      set({ [name]: wanted || null }, true);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, name, set]);
  return (
    <input
      className="c-input c-searchbox"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={max}
      value={typed}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={(event) => {
        composing.current = false;
        setTyped(event.currentTarget.value);
      }}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** From and to, days of the address. `last`: no day after it has anything to show. */
export function PeriodFields({ from, to, last }: { from: string; to: string; last?: string }) {
  const say = useSay(consoleWords);
  const { set } = useUrl();
  return (
    <span className="c-period">
      <input
        className="c-input c-select"
        type="date"
        aria-label={say("console.from")}
        value={from}
        max={to}
        onChange={(event) => set({ from: event.target.value || null })}
      />
      <span aria-hidden="true">–</span>
      <input
        className="c-input c-select"
        type="date"
        aria-label={say("console.to")}
        value={to}
        min={from}
        max={last}
        onChange={(event) => set({ to: event.target.value || null })}
      />
    </span>
  );
}

/** What is on screen as a file for Excel. */
export function CsvButton({ name, rows, disabled }: { name: string; rows: () => Parameters<typeof toCsv>[0]; disabled?: boolean }) {
  const say = useSay(consoleWords);
  return (
    <Button size="small" icon={<Icon name="download" size={14} />} disabled={disabled} onClick={() => downloadCsv(name, rows())}>
      {say("console.csv")}
    </Button>
  );
}
