import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent, type ReactNode } from "react";
import { Field, newId, orThrow, refusalText, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import { shellWords } from "./words.ts";

type Mailbox = {
  address: string | null;
  pending: string | null;
  kinds: readonly { code: string; zh: string; en: string; on: boolean }[];
};

const PATH = "/api/notices/mailbox";

/** One's own address for notices, confirmed by a code, and which sorts go there. */
export function MailNotices() {
  const say = useSay(shellWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const [another, setAnother] = useState(false);
  const { data } = useQuery({ queryKey: ["mailbox"], queryFn: async () => orThrow(await api.get<Mailbox>(PATH)) });
  const give = async (step: string, body: unknown): Promise<boolean> => {
    const reply = await api.post<Mailbox>(`${PATH}${step}`, body, { id: newId() });
    setError(reply.ok ? undefined : refusalText(reply));
    if (reply.ok) client.setQueryData(["mailbox"], reply.value);
    return reply.ok;
  };
  if (!data) return null;
  return (
    <div className="c-form">
      <p className="c-muted">{say("mail.lead")}</p>
      {data.address ? <p>{say("mail.present", { address: data.address })}</p> : null}
      {data.pending ? (
        <OneField
          label={say("mail.code")}
          hint={say("mail.pending", { address: data.pending })}
          submit={say("mail.confirm")}
          error={error}
          code
          onSubmit={async (code) => void ((await give("/confirmation", { code })) && setAnother(false))}
        />
      ) : null}
      {data.address && !another ? (
        <Kinds mailbox={data} choose={(kinds) => give("/kinds", { kinds })} />
      ) : (
        <OneField
          label={say("mail.address")}
          submit={say("mail.send")}
          error={data.pending ? undefined : error}
          onSubmit={async (address) => void (await give("", { address }))}
        />
      )}
      {data.address ? (
        <p className="c-row">
          <Button onClick={() => setAnother(!another)}>{say("mail.other")}</Button>
          <Button danger onClick={() => void give("/removal", {})}>
            {say("mail.remove")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function OneField(props: {
  label: string;
  hint?: ReactNode;
  submit: string;
  error: string | undefined;
  code?: boolean;
  onSubmit: (value: string) => Promise<void>;
}) {
  const [value, setValue] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value.trim() !== "") void props.onSubmit(value.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label={props.label} hint={props.hint} error={props.error} required>
        <TextInput
          type={props.code ? "text" : "email"}
          value={value}
          onChange={setValue}
          max={254}
          autoComplete={props.code ? "one-time-code" : "email"}
        />
      </Field>
      <Button type="primary" htmlType="submit">
        {props.submit}
      </Button>
    </form>
  );
}

function Kinds({ mailbox, choose }: { mailbox: Mailbox; choose: (kinds: readonly string[]) => Promise<boolean> }) {
  const say = useSay(shellWords);
  const language = useLanguage();
  const chosen = mailbox.kinds.filter(({ on }) => on).map(({ code }) => code);
  const toggle = (code: string, on: boolean): void => void choose(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  return (
    <fieldset>
      <legend>{say("mail.kinds")}</legend>
      {mailbox.kinds.map((kind) => (
        <label key={kind.code} style={{ display: "block", minHeight: 32 }}>
          <input type="checkbox" checked={kind.on} onChange={(event) => toggle(kind.code, event.target.checked)} /> {kind[language]}
        </label>
      ))}
    </fieldset>
  );
}
