import { Select } from "antd";
import { useState, type UIEvent } from "react";
import { Field, useFieldProps, useLanguage, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { usePoint, usePoints, useSettled, type PointRow } from "./wire.ts";

type Picked = { area: string; value: string; onChange: (address: string) => void };
const addressOf = ({ home, id }: PointRow): string => `${home}/${id}`;
/** Near enough to the end of the list that the next page is on its way before somebody gets there. */
const NEAR_PX = 200;

/** One service point of an area, found by its name or street as it is typed; a county has hundreds, so they come page by page as the list is scrolled. */
export function PointPicker({ area, value, onChange }: Picked) {
  const say = useSay(consoleWords);
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const points = usePoints(area, q);
  const rows = points.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = points.data?.pages[0]?.total ?? null;
  const hint = total === null ? undefined : total === 0 && q === "" ? say("pointsNone") : say("pointsFound", { n: total });
  const scrolled = ({ currentTarget: list }: UIEvent<HTMLElement>): void => {
    const left = list.scrollHeight - list.scrollTop - list.clientHeight;
    if (left < NEAR_PX && points.hasNextPage && !points.isFetchingNextPage) void points.fetchNextPage();
  };
  return (
    <Field label={say("deskPoint")} required hint={hint}>
      <Found
        rows={rows}
        value={value}
        onChange={onChange}
        search={setTyped}
        scrolled={scrolled}
        none={points.isFetching ? "" : say("pointsNotFound")}
      />
    </Field>
  );
}

function Found({
  rows,
  value,
  onChange,
  search,
  scrolled,
  none,
}: Omit<Picked, "area"> & {
  rows: readonly PointRow[];
  search: (typed: string) => void;
  scrolled: (event: UIEvent<HTMLElement>) => void;
  none: string;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const field = useFieldProps();
  const nameOf = (row: PointRow): string => (language === "en" ? `${row.en || row.zh} · ${row.placeEn}` : `${row.zh} · ${row.placeZh}`);
  const options = rows.map((row) => ({ value: addressOf(row), label: nameOf(row) }));
  // What is chosen may lie on no page that was read, or be shut by now: it keeps its name.
  const [picked, setPicked] = useState<PointRow | null>(null);
  const chosen = usePoint(value, picked && addressOf(picked) === value ? picked : null).data;
  const missing = chosen && !options.some((one) => one.value === value) ? [{ value, label: nameOf(chosen) }] : [];
  return (
    <Select
      {...field}
      style={{ width: "100%" }}
      showSearch={{ filterOption: false, onSearch: search }}
      allowClear
      popupMatchSelectWidth={320}
      placeholder={say("choosePoint")}
      notFoundContent={none}
      onPopupScroll={scrolled}
      // Opened again it begins with all of them, not with what was looked for last.
      onOpenChange={(open) => (open ? undefined : search(""))}
      // Null is "none chosen"; left undefined the box would keep showing what was chosen last.
      value={value || null}
      options={[...missing, ...options]}
      onChange={(address: string | null | undefined) => {
        setPicked(rows.find((row) => addressOf(row) === address) ?? null);
        onChange(address ?? "");
      }}
    />
  );
}
