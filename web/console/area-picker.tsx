import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { colon } from "#web/words";
import { areasOf, useConsole, useSay } from "./app.tsx";
import { useFieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { ReadProblem } from "./refusals.tsx";
import { orThrow } from "./refused.ts";
import { consoleWords } from "./words.ts";

export type AreaRow = { code: string; level: string; zh: string; en: string; children: number };

/** Areas below a prefix; without one, the areas the person's grants begin at. */
export function useAreas(parent: string, enabled = true) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["areas", parent],
    queryFn: async () => {
      const reply = orThrow(await api.get<{ areas: readonly AreaRow[] }>("/api/places/areas", { parent }));
      return reply.areas;
    },
    staleTime: 3_600_000,
    enabled,
  });
}

const parentOf = (code: string): string => {
  const lengths = [4, 6, 9, 12, 15];
  return code.slice(0, lengths.filter((length) => length < code.length).at(-1) ?? 0);
};

/** Name of one area, found among its siblings; an ellipsis until they are read. */
export function useAreaName(code: string): string {
  const { language } = useConsole();
  const siblings = useAreas(parentOf(code), code !== "");
  return siblings.data?.find((area) => area.code === code)?.[language] ?? (code !== "" && siblings.isPending ? "…" : code);
}

/** City → county → town → village → grid, one list at a time; every level may be chosen. `any` adds "all that I may see". */
export function AreaPicker({
  value,
  onChange,
  any,
  label,
  blank,
}: {
  value: string;
  onChange: (code: string) => void;
  any?: boolean;
  label?: string;
  /** Words while nothing is chosen. */ blank?: string;
}) {
  const say = useSay(consoleWords);
  const { session, language } = useConsole();
  const field = useFieldProps();
  const [open, setOpen] = useState(false);
  const roots = areasOf(session);
  const root = roots.length === 1 ? (roots[0] ?? "") : "";
  const name = useAreaName(value || root);
  const shown = value || (root && !blank) ? name : (blank ?? say("console.areaAll"));
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener("pointerdown", away);
    return () => window.removeEventListener("pointerdown", away);
  }, [open]);
  const choose = (code: string) => {
    onChange(code);
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  return (
    <div
      className="c-area"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) {
          // Only the list: neither the dialog around it nor what lies below.
          event.preventDefault();
          event.stopPropagation();
          setOpen(false);
        }
      }}
    >
      <button
        type="button"
        id={field.id || undefined}
        className="c-area-button"
        aria-expanded={open}
        aria-controls={listId}
        aria-label={label ? `${label}${colon(language)}${shown}` : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="pin" size={14} />
        <span>{shown}</span>
        <Icon name="down" size={12} />
      </button>
      {open ? <AreaList id={listId} start={value || root} root={root} choose={choose} any={any === true} /> : null}
    </div>
  );
}

function AreaList({
  id,
  start,
  root,
  choose,
  any,
}: {
  id: string;
  start: string;
  root: string;
  choose: (code: string) => void;
  any: boolean;
}) {
  const say = useSay(consoleWords);
  const { language } = useConsole();
  const [at, setAt] = useState(start === root || start.length < 9 ? start : parentOf(start));
  const areas = useAreas(at);
  const name = useAreaName(at);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("button")?.focus(), [at]);
  return (
    <div className="c-area-list" id={id} role="group" aria-label={say("console.area")} ref={list}>
      <div className="c-row">
        {/* A scope stays inside the grants; a form may name a place anywhere, for a caller from elsewhere (首问负责). */}
        {at.length > (any ? Math.max(4, root.length) : 4) ? (
          <button type="button" className="c-link" onClick={() => setAt(parentOf(at))}>
            <Icon name="left" size={12} /> {say("console.up")}
          </button>
        ) : null}
        {at ? (
          <button type="button" className="c-link" onClick={() => choose(any && at === root ? "" : at)}>
            {say("console.areaHere", { area: name })}
          </button>
        ) : null}
        {any && !root ? (
          <button type="button" className="c-link" onClick={() => choose("")}>
            {say("console.areaAll")}
          </button>
        ) : null}
      </div>
      {areas.error ? <ReadProblem error={areas.error} retry={() => void areas.refetch()} /> : null}
      <ul>
        {(areas.data ?? []).map((area) => (
          <li key={area.code}>
            <button type="button" className="c-grow" onClick={() => choose(area.code)}>
              {area[language]}
            </button>
            {area.children > 0 ? (
              <button type="button" aria-label={say("console.areaInside", { area: area[language] })} onClick={() => setAt(area.code)}>
                <Icon name="right" size={12} />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {areas.data?.length === 0 ? <p className="c-muted">{say("console.areaBottom")}</p> : null}
    </div>
  );
}
