import { useEffect, useRef, useState } from "react";
import { AreaPicker, Icon, NativeSelect, useDeeds, useLanguage, useSay, useUrl } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { STAGE_ORDER, URGENCY_ORDER, VIEWS, type QueueAddress } from "./filter.ts";
import { useEventWords } from "./event-words.ts";
import { UnitSelect } from "./unit-select.tsx";
import { useCategories } from "./wire.ts";

function Search({ value }: { value: string }) {
  const say = useSay(consoleWords);
  const { set } = useUrl();
  const [typed, setTyped] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(value), [value]);
  useDeeds([{ id: "search", label: say("key.search"), keys: "/", run: () => box.current?.focus() }]);
  return (
    <form
      role="search"
      className="i-search"
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: typed.trim() || null, at: null });
      }}
    >
      <input
        ref={box}
        className="c-input"
        type="search"
        aria-label={say("queue.search")}
        placeholder={say("queue.search")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === "" && value) set({ q: null });
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </form>
  );
}

/** One row of filters; each choice is a step of the address, so Back takes it away again. */
/** `views`: where no list beside them says which view it is. */
export function QueueFilters({ address, views = false }: { address: QueueAddress; views?: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const { set } = useUrl();
  const categories = useCategories().data ?? [];
  const { filters } = address;
  const groups = categories.filter((category) => category.code.length === 2);
  const seconds = categories.filter((category) => category.code.length === 4 && (!filters.group || category.group === filters.group));
  const any = (name: string) => say("queue.filter.anyOf", { name });
  const choose = (name: string) => (value: string) => set({ [name]: value || null, at: null, sel: null });
  const [unfolded, setUnfolded] = useState(false);
  const active = Object.keys(filters).length > 0;
  return (
    <div className={unfolded ? "i-filters i-unfolded" : "i-filters"}>
      <div className={views ? "i-view-select i-view-always" : "i-view-select"}>
        <NativeSelect
          label={say("queue.views")}
          value={address.view}
          onChange={choose("view")}
          options={VIEWS.map((view) => ({ value: view, label: say(`view.${view}`) }))}
        />
      </div>
      <Search value={filters.q ?? ""} />
      <button type="button" className="c-link c-narrow-only" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        {say("queue.filter.show")}
      </button>
      <AreaPicker
        value={filters.area ?? ""}
        onChange={choose("area")}
        any
        label={say("queue.filter.area")}
        blank={any(say("queue.filter.area"))}
      />
      <NativeSelect
        label={say("queue.filter.urgency")}
        blank={any(say("queue.filter.urgency"))}
        value={filters.urgency ?? ""}
        onChange={choose("urgency")}
        options={URGENCY_ORDER.map((urgency) => ({ value: urgency, label: say(`urgency.short.${urgency}`) }))}
      />
      <NativeSelect
        label={say("queue.filter.stage")}
        blank={any(say("queue.filter.stage"))}
        value={filters.stage ?? ""}
        onChange={choose("stage")}
        options={STAGE_ORDER.map((stage) => ({ value: stage, label: words.stage(stage) }))}
      />
      <NativeSelect
        label={say("queue.filter.group")}
        blank={any(say("queue.filter.group"))}
        value={filters.group ?? ""}
        onChange={(value) => set({ group: value || null, category: null, at: null, sel: null })}
        options={groups.map((group) => ({ value: group.code, label: group[language] }))}
      />
      <NativeSelect
        label={say("queue.filter.category")}
        blank={any(say("queue.filter.category"))}
        value={filters.category ?? ""}
        onChange={choose("category")}
        options={seconds.map((category) => ({ value: category.code, label: category[language] }))}
      />
      <UnitSelect
        label={say("queue.filter.unit")}
        placeholder={any(say("queue.filter.unit"))}
        value={filters.unit ?? ""}
        onChange={choose("unit")}
      />
      <NativeSelect
        label={say("queue.sort")}
        value={address.sort}
        onChange={choose("sort")}
        options={(["due", "newest", "oldest"] as const).map((sort) => ({ value: sort, label: say(`queue.sort.${sort}`) }))}
      />
      {(["dueOn", "stepOn"] as const).map((name) =>
        filters[name] ? (
          <span key={name} className="i-flag">
            {say(`queue.filter.${name}`, { day: filters[name] })}
            <button type="button" className="c-plain" aria-label={say("queue.filter.clear")} onClick={() => set({ [name]: null })}>
              <Icon name="close" size={12} />
            </button>
          </span>
        ) : null,
      )}
      {active ? (
        <button
          type="button"
          className="c-link"
          onClick={() =>
            set({
              area: null,
              stage: null,
              group: null,
              category: null,
              urgency: null,
              unit: null,
              dueOn: null,
              stepOn: null,
              q: null,
              at: null,
              sel: null,
            })
          }
        >
          {say("queue.filter.clear")}
        </button>
      ) : null}
    </div>
  );
}
