/** @jsxImportSource preact */
import { fieldOf, MailField, PhoneField, TextField, type FieldProblem, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { deliberationWords } from "../deliberation-words.ts";

/** A contact to be told by, and what one needs; no name. */
export function VolunteerForm({ visit, problems }: { visit: Visit; problems: readonly FieldProblem[] }) {
  const { language, request } = visit;
  const say = speaker(deliberationWords, language);
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const typed = (field: string): string => fieldOf(request.form, field);
  return (
    <form id="journey" class="card" method="post" action={request.path} novalidate>
      <h2>{say("volunteer")}</h2>
      <p>{say("volunteer.lead")}</p>
      <input type="hidden" name="step" value="volunteer" />
      <input type="hidden" name="commandId" value={typed("commandId") || request.commandId} />
      <PhoneField label={say("phone")} value={typed("phone")} problem={of("phone")} />
      <MailField label={say("email")} aside={say("optional")} value={typed("email")} problem={of("email")} />
      <TextField
        name="needs"
        label={say("needs")}
        aside={say("optional")}
        hint={say("needs.hint")}
        value={typed("needs")}
        maxlength={300}
      />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("send")}
        </button>
      </p>
    </form>
  );
}
