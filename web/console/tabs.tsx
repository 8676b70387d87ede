import { Button } from "antd";
import { countText } from "./counts.ts";

/** A few choices as buttons; the chosen one is told to screen readers too. */
export function Tabs<T extends string>({
  label,
  value,
  options,
  counts = {},
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  /** What waits behind each, where it is counted. */
  counts?: Readonly<Record<string, number>>;
  onChange: (value: T) => void;
}) {
  return (
    <div className="c-row" role="group" aria-label={label}>
      {options.map((option) => (
        <Button
          key={option.value}
          size="small"
          type={option.value === value ? "primary" : "default"}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {counts[option.value] === undefined ? null : ` ${countText(counts[option.value])}`}
        </Button>
      ))}
    </div>
  );
}
