// One list for what the server allows and what screens show.

/** Who may do what (domain.md §1.3, S9): one table for commands, reads and what screens offer. */
export const DESK = ["intakeClerk", "mediator", "recorder", "pmcChair"] as const;
export const INTAKE = ["gridWorker", "gridLeader", "gridInstructor", "dispatcher", ...DESK] as const;
export const CHAIR = ["pmcChair"] as const;
export const CONDUCT = ["mediator", "pmcChair"] as const;
export const RECORD = ["mediator", "recorder", "pmcChair"] as const;
/** 司法所长 guides, keeps the registers and the training; touches no agreement. */
export const KEEP = ["judicialOfficeHead"] as const;
export const READ = [...DESK, "judicialOfficeHead"] as const;
export const FIGURES = [...READ, "supervisor", "commandRoom", "dispatcher"] as const;
/** 排查: who goes round and closes a round. */
export const SCREENERS = [...KEEP, "pmcChair", "mediator", "gridInstructor"] as const;
export const ERRAND = ["gridWorker", "gridLeader", "gridInstructor", "judicialOfficeHead"] as const;
/** Who asks for an errand at the centre follows it there. */
export const SENDERS_OF_ERRANDS = [...KEEP, "dispatcher"] as const;
export const ROUNDS = [...new Set([...READ, ...ERRAND, ...SENDERS_OF_ERRANDS])];
/** Whoever records finds the open case of a party that rings. */
export const RECORDERS = ["intakeClerk", "recorder"] as const;
