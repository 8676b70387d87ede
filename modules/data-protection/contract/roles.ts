// One list for what the server allows and what screens show.

/** Who meets a person at a counter or on the phone, and the officer. */
export const TAKERS = ["intakeClerk", "dispatcher", "recorder", "dpo"] as const;
/** 个人信息保护负责人: who answers for personal data (PIPL 52). */
export const OFFICERS = ["dpo"] as const;
/** Who reads every log and answers to nobody who is in them: writes the report of a year, and alone. */
export const AUDITORS = ["auditor"] as const;
/** Who decides on what the officer wrote. */
export const DECIDERS = ["approver", "supervisor"] as const;
/** Who reads what was weighed, agreed and reported: those who write and decide it, and the auditor. */
export const REGISTER_READERS = [...OFFICERS, ...DECIDERS, "auditor"] as const;
/** Whoever works with personal data or keeps the machines, and so may find that some got out. */
export const REPORTERS = [
  ...OFFICERS,
  ...DECIDERS,
  "auditor",
  "admin",
  "handler",
  "dispatcher",
  "intakeClerk",
  "recorder",
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "commandRoom",
  "mediator",
  "pmcChair",
  "reviewer",
  "petitionAgent",
  "surveyManager",
] as const;
