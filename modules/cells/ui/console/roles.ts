/** Whom the menu and the buttons are for; what may be done the server says. */
export const APPLYING = ["handler", "gridInstructor", "intakeClerk", "dispatcher", "unitContact"] as const;
export const CHECKING = ["gridInstructor", "dispatcher", "supervisor", "approver"] as const;
export const RULING = ["supervisor"] as const;
export const READING = [
  "handler",
  "approver",
  "gridInstructor",
  "gridLeader",
  "supervisor",
  "dispatcher",
  "intakeClerk",
  "commandRoom",
  "unitContact",
] as const;
