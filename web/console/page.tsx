import { useEffect, useRef, useState, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { useArrival } from "./arrival.ts";
import { consoleWords } from "./words.ts";

/** Title, tools and body of a screen; the document's title follows. */
export function Page({ title, tools, children, wide }: { title: string; tools?: ReactNode; children: ReactNode; wide?: boolean }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <div className={wide ? "c-page c-page-wide" : "c-page"}>
      <header className="c-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <div className="c-tools">{tools}</div>
      </header>
      {children}
    </div>
  );
}

/** Nothing for 300 ms, then words: a flash of "loading" is worse than a short wait. */
export function Waiting() {
  const say = useSay(consoleWords);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <p className="c-muted c-waiting" role="status">
      {say("console.loading")}
    </p>
  ) : null;
}

/** An empty state says what to do next. */
export const Empty = ({ text, children }: { text: string; children?: ReactNode }) => (
  <div className="c-empty">
    <p>{text}</p>
    {children}
  </div>
);
