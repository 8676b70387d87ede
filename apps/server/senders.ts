import type { Transporter } from "nodemailer";
import { Undeliverable, type Senders } from "#platform/notices";

const TIMEOUT_MS = 10_000;
/** RFC 3834: holiday replies and lists leave it alone. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated" };

/** A 5xx answer to RCPT TO: the address does not exist. Any other failure is the server's and may pass. */
const isRefusedRecipient = (cause: unknown): boolean => {
  const { command, responseCode } = cause as { command?: string; responseCode?: number };
  return command === "RCPT TO" && responseCode !== undefined && responseCode >= 500;
};

/**
 * The ways out of this installation, from the environment. `ZUJI_SMS_URL`: an HTTP gateway that takes POST {to, body} with a bearer token
 * (`ZUJI_SMS_TOKEN`); `ZUJI_SMTP_URL` and `ZUJI_MAIL_FROM`: mail. Without them messages are kept and shown in the outbox.
 */
export function sendersFrom(env: Readonly<Record<string, string | undefined>>): Senders {
  const senders: Senders = {};
  const sms = env["ZUJI_SMS_URL"];
  if (sms) {
    senders.sms = async (to, body) => {
      const response = await fetch(sms, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${env["ZUJI_SMS_TOKEN"] ?? ""}` },
        body: JSON.stringify({ to, body }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
    };
  }
  const smtp = env["ZUJI_SMTP_URL"];
  if (smtp) {
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    let opened: Promise<Transporter> | null = null;
    const open = async (): Promise<Transporter> => (await import("nodemailer")).createTransport({ url: smtp, ...timeouts });
    senders.mail = async (to, subject, text) => {
      try {
        const transport = await (opened ??= open());
        await transport.sendMail({ from: env["ZUJI_MAIL_FROM"] ?? "zuji@localhost", to, subject, text, headers: AUTOMATIC });
      } catch (cause) {
        if (isRefusedRecipient(cause)) throw new Undeliverable("the mail server knows no such recipient");
        throw cause;
      }
    };
  }
  return senders;
}
