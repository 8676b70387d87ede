import { useMemo, useState, type KeyboardEvent } from "react";
import { useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { useAllDeeds, type Deed } from "./keyboard.tsx";
import { consoleWords } from "./words.ts";

/** Ctrl+K: every deed of the screen by name. `lookUp` may add one for what was typed, such as a receipt number. */
export function CommandList({ onClose, lookUp }: { onClose: () => void; lookUp?: (typed: string) => Deed | null }) {
  const say = useSay(consoleWords);
  const all = useAllDeeds();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => {
    const words = typed.trim().toLowerCase();
    const extra = words ? lookUp?.(typed.trim()) : null;
    const seen = new Set<string>();
    const fits = all.filter((deed) => !deed.hidden && deed.label.toLowerCase().includes(words) && !seen.has(deed.id) && seen.add(deed.id));
    return extra ? [...fits, extra] : fits;
  }, [all, typed, lookUp]);
  const run = (deed: Deed | undefined) => {
    if (!deed) return;
    onClose();
    // After the dialog has given the focus back, or the deed's own drawer would lose it.
    setTimeout(deed.run, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <Dialog title={say("console.commands")} onClose={onClose}>
      <input
        className="c-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="c-commands"
        aria-activedescendant={found[at] ? `c-command-${at}` : undefined}
        aria-label={say("console.commandsHint")}
        placeholder={say("console.commandsHint")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id="c-commands" role="listbox" aria-label={say("console.commands")} className="c-commands">
        {found.map((deed, index) => (
          <li
            key={deed.id}
            id={`c-command-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => run(deed)}
          >
            <span className="c-grow">{deed.label}</span>
            {deed.keys ? <Keys keys={deed.keys} /> : null}
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="c-muted">{say("console.noCommand")}</p> : null}
    </Dialog>
  );
}

const Keys = ({ keys }: { keys: string }) => (
  <span className="c-keys">
    {keys.split(" ").map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const say = useSay(consoleWords);
  const deeds = useAllDeeds().filter((deed) => deed.keys);
  return (
    <Dialog title={say("console.help")} onClose={onClose}>
      <table className="c-help">
        <tbody>
          {deeds.map((deed) => (
            <tr key={deed.id}>
              <td>
                <Keys keys={deed.keys ?? ""} />
              </td>
              <td>{deed.label}</td>
            </tr>
          ))}
          <tr>
            <td>
              <kbd>Ctrl</kbd> <kbd>K</kbd>
            </td>
            <td>{say("console.commands")}</td>
          </tr>
        </tbody>
      </table>
      <p className="c-muted">{say("console.helpHint")}</p>
    </Dialog>
  );
}
