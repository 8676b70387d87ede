import { factorContext } from "../access/second-factor.ts";
import { mailboxContext } from "../notices/mailbox.ts";
import type { AccountSecret } from "../vault/index.ts";

/** What of accounts is sealed under the master key itself; whoever adds such a column names it here, or its key can never be dropped. */
export const accountSecrets: readonly AccountSecret[] = [
  { table: "notices.mailbox", column: "sealed", context: mailboxContext },
  { table: "notices.mailbox", column: "pending", context: mailboxContext },
  { table: "access.factor", column: "secret", context: factorContext },
];
