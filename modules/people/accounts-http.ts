import type { z } from "zod";
import type { Access, Actor } from "#platform/access";
import { parseInput, type PlainRequest, type PlainRoute } from "#platform/http";
import { isUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { openAccount, resetPassword, setPersonnel } from "./account-commands.ts";
import { CreateStaff, ResetPassword, SetPersonnel, type CreatedStaff } from "./contract.ts";

export type Execute = <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor }) => Promise<O>;

export type AccountDeps = { access: Access; execute: Execute; person: (id: string, actor: Actor) => Promise<{ mayManage: boolean }> };

function commandId(request: PlainRequest): string {
  const id = request.headers["idempotency-key"];
  if (typeof id !== "string" || !isUuid(id.toLowerCase())) throw refuse.invalid("command.id-needed");
  return id.toLowerCase();
}

const shownOnce = (body: unknown) => ({ status: 200, body, headers: { "cache-control": "no-store" } });

/**
 * Writes that need both the ledger, which decides and remembers, and the door, which keeps what the ledger must not: login, name, password.
 * The ledger goes first; a form sent again finishes what a lost connection left half done, and gives a new one-time password.
 */
export const accountRoutes = ({ access, execute, person }: AccountDeps): PlainRoute[] => [
  {
    method: "POST",
    url: "/api/people/accounts",
    handler: async (request) => {
      const { login, name, ...account } = parseInput<z.infer<typeof CreateStaff>>(CreateStaff, request.body);
      // Before the ledger, so that a taken login leaves no account without a name behind.
      const identity = await access.freeIdentity({ id: account.id, login, name });
      await execute(openAccount, account, { commandId: commandId(request), actor: request.actor });
      await access.createAccount({ id: account.id, home: account.home, place: account.area, ...identity });
      const created: CreatedStaff = { id: account.id, login: identity.login, oneTimePassword: await access.issuePassword(account.id) };
      return shownOnce(created);
    },
  },
  {
    method: "POST",
    url: "/api/people/accounts/:home/:id/password",
    handler: async (request) => {
      const account = parseInput<z.infer<typeof ResetPassword>>(ResetPassword, request.params);
      await execute(resetPassword, account, { commandId: commandId(request), actor: request.actor });
      return shownOnce({ id: account.id, oneTimePassword: await access.issuePassword(account.id) });
    },
  },
  {
    // The number is written only after the ledger took the deed: it says who may, and remembers that it was done.
    method: "POST",
    url: "/api/people/accounts/:home/:id/personnel",
    handler: async (request) => {
      const input = parseInput<z.infer<typeof SetPersonnel>>(SetPersonnel, { ...(request.body as object | null), ...request.params });
      await execute(setPersonnel, input, { commandId: commandId(request), actor: request.actor });
      await access.setPersonnel(input.id, input.personnel);
      return shownOnce({ id: input.id });
    },
  },
  {
    method: "GET",
    url: "/api/people/accounts/:home/:id/devices",
    handler: async (request) => {
      const { id } = parseInput<z.infer<typeof ResetPassword>>(ResetPassword, request.params);
      // Where somebody is signed in is told to who may shut it, and to nobody else.
      if (!(await person(id, request.actor)).mayManage) throw refuse.notFound("record.not-found");
      return shownOnce({ devices: await access.devicesOf(id) });
    },
  },
];
