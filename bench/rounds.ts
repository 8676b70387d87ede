const quick = process.env["ZUJI_BENCH_QUICK"] === "1";

/** Rounds of peers and ours in turns; medians are taken over them. `ZUJI_BENCH_QUICK=1`: one short round, to see that everything runs; its numbers say nothing. */
export const ROUNDS = quick ? 1 : 5;

/** How long one measurement lasts, `full` unless quick. */
export const secondsOf = (full: number): number => (quick ? 1 : full);

/** A size of data, cut down when quick. */
export const sizeOf = (full: number, small: number): number => (quick ? small : full);
