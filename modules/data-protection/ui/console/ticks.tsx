const toggled = <T,>(all: readonly T[], one: T, on: boolean): T[] => (on ? [...all, one] : all.filter((each) => each !== one));

/** Several of a list, each a box of its own. */
export function Ticks<T extends string>({
  legend,
  chosen,
  options,
  put,
}: {
  legend: string;
  chosen: readonly T[];
  options: readonly { value: T; label: string }[];
  put: (chosen: T[]) => void;
}) {
  return (
    <fieldset className="c-spaced">
      <legend className="c-label">{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="c-tick">
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => put(toggled(chosen, value, event.target.checked))} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
