import { createServer, type Server, type Socket } from "node:net";

export type Letter = { to: string; raw: string; text: string; subject: string };
export type PostOffice = {
  url: string;
  letters: Letter[];
  /** Next answer to RCPT TO; null accepts. */
  refuse: { rcpt: string | null; data: string | null };
  close: () => Promise<void>;
};

const decoded = (raw: string): { text: string; subject: string } => {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]/g, " ");
  const body = rest.join("\r\n\r\n");
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? Buffer.from(
            body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            "latin1",
          ).toString("utf8")
        : body;
  const subject = (/^subject: *(.*)$/im.exec(headers)?.[1] ?? "")
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?(B|Q)\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString("latin1")
        : words.replace(/_/g, " ").replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  return { text, subject: Buffer.from(subject, "latin1").toString("utf8") };
};

/** As much of RFC 5321 as a client needs to hand over a letter. */
function converse(socket: Socket, office: PostOffice): void {
  let [buffer, to, inData] = ["", "", false];
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") return say("250 localhost");
    if (verb === "RCPT") {
      to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      return say(office.refuse.rcpt ?? "250 ok");
    }
    if (verb === "DATA") {
      if (office.refuse.data) return say(office.refuse.data);
      inData = true;
      return say("354 go on");
    }
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    say("250 ok");
  };
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    buffer += chunk.toString("utf8");
    for (;;) {
      const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const piece = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (!inData) hear(piece);
      else {
        inData = false;
        office.letters.push({ to, raw: piece, ...decoded(piece) });
        say("250 taken");
      }
    }
  });
  say("220 localhost");
}

/** A mail server on this machine that keeps what it is given. */
export async function postOffice(): Promise<PostOffice> {
  const office: PostOffice = { url: "", letters: [], refuse: { rcpt: null, data: null }, close: async () => {} };
  const server: Server = createServer((socket) => converse(socket, office));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  office.url = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}?ignoreTLS=true`;
  office.close = () => new Promise((done) => server.close(() => done()));
  return office;
}
