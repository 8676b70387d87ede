import type { ReactNode } from "react";
import { Empty, Waiting } from "./page.tsx";
import { isOutOfReach } from "./refused.ts";
import { ReadProblem } from "./refusals.tsx";

type Read<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
type Props<T> = { read: Read<T>; gone: string; back: ReactNode; children: (view: T) => ReactNode };

/** One record once it is read. Before that it waits; what is not there or not for this person says so with the way back (`gone`, `back`). */
export function ReadRecord<T>({ read, gone, back, children }: Props<T>) {
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error)) return <Empty text={gone}>{back}</Empty>;
  if (read.data === undefined) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return children(read.data);
}
