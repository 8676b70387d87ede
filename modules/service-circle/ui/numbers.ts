import { percentage } from "#web/words";

/** A share as it is shown everywhere, never without its two numbers beside it. */
export const percent = (covered: number, all: number): string => percentage(all === 0 ? null : covered / all);

/** 1424175 cannot be read at a glance: by thousands, the same in both languages. */
export const grouped = (n: number): string => n.toLocaleString("en-US");
