import { Button } from "antd";

/** A few choices as buttons; the chosen one is told to screen readers too. */
export function Tabs<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
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
        </Button>
      ))}
    </div>
  );
}
