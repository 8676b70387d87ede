import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConsole, useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { orThrow } from "./refused.ts";
import { consoleWords } from "./words.ts";

type Papers = { papers: { id: string; pages: number }[]; erased: string[] };

/** Small pictures; one opens large, and a paper is there to be downloaded. */
export function PhotoList({ ids: all }: { ids: readonly string[] }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [at, setAt] = useState<number | null>(null);
  const asked = all.join(",");
  const read = useQuery({
    queryKey: ["papers-among", asked],
    queryFn: async () => orThrow(await api.get<Papers>("/api/papers", { ids: asked })),
    enabled: all.length > 0,
    staleTime: Infinity,
  });
  const ids = all.filter((id) => !read.data?.erased.includes(id));
  const gone = all.length - ids.length;
  if (all.length === 0) return null;
  const paperOf = (id: string | undefined) => read.data?.papers.find((one) => one.id === id);
  const named = (index: number): string => {
    const paper = paperOf(ids[index]);
    return paper ? say("console.paperOne", { n: index + 1, pages: paper.pages }) : say("console.photoOne", { n: index + 1 });
  };
  const open = at === null ? undefined : paperOf(ids[at]);
  return (
    <div className="c-photos">
      {ids.map((id, index) => (
        <button key={id} type="button" className="c-photo" onClick={() => setAt(index)}>
          <img src={`/api/photos/${id}?size=thumb`} alt={named(index)} loading="lazy" />
          {paperOf(id) ? (
            <span className="c-photo-mark" aria-hidden="true">
              PDF
            </span>
          ) : null}
        </button>
      ))}
      {gone > 0 ? <span className="c-muted">{say("console.photosErased", { n: gone })}</span> : null}
      {at === null ? null : (
        <Dialog title={named(at)} shape="wide" onClose={() => setAt(null)}>
          {open ? (
            <p>
              <a href={`/api/papers/${open.id}`} download>
                {say("console.paperGet")}
              </a>{" "}
              <span className="c-muted">{say("console.paperFirst")}</span>
            </p>
          ) : null}
          <div className="c-viewer">
            <img src={`/api/photos/${ids[at]}?size=full`} alt={named(at)} />
          </div>
        </Dialog>
      )}
    </div>
  );
}
