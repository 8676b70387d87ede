/** @jsxImportSource preact */
import { ErrorSummary, fieldOf, type Outcome, PhoneField, PhotoField, photosOf, TextArea, TextField, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowedPetition, PetitionReceipt } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { FollowedCard } from "./portal-parts.tsx";
import { receiptAgain, showReceipt } from "./portal-receipt.tsx";
import { API, page, needed, problemsOf, choosePlace, placeOf } from "./portal-shared.tsx";

const PHOTOS_MAX = 6;

/** What was looked up comes by a form that posts, so that neither number nor tail stands in an address, a history or a log. */
export async function visitLanding(visit: Visit): Promise<Outcome> {
  const { language, site, request } = visit;
  const say = speaker(portalWords, language);
  const [number, tail] = ["number", "tail"].map((name) => fieldOf(request.form, name).normalize("NFKC").trim());
  const asked = number && tail && !fieldOf(request.form, "switch");
  const found = asked ? await visit.api.post<FollowedPetition>(`${API}/followed`, { number, tail }, { id: request.commandId }) : null;
  if (found?.ok) return shown(visit, found.value);
  const problems = found && !found.ok ? [{ field: "number", message: found.refusal.message }] : [];
  return page(
    say("title"),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("title")}</h1>
      <p class="lead">{say("lead")}</p>
      <p>
        <a class="button primary" href="/petitions/file">
          {say("file")}
        </a>
      </p>
      <p>
        <a class="button" href="/petitions/agents">
          {say("agents")}
        </a>
      </p>
      <form id="find" method="post" action="/petitions" class="card">
        <h2>{say("find")}</h2>
        <TextField name="number" label={say("number")} value={number} maxlength={20} />
        <TextField name="tail" label={say("tail")} value={tail} inputmode="numeric" maxlength={4} narrow />
        <button type="submit" class="button">
          {say("look")}
        </button>
      </form>
      <p class="meta">{say("paper", { number: site.hotline })}</p>
    </>,
    problems.length > 0 ? 404 : 200,
    "find",
  );
}

const shown = (visit: Visit, view: FollowedPetition): Outcome =>
  page(speaker(portalWords, visit.language)("heading", { number: view.number }), <FollowedCard visit={visit} view={view} />);

/** On the page where residents follow whatever they brought: null where the number is no petition's, or not this visitor's. */
export async function petitionByNumber(visit: Visit, number: string, tail: string): Promise<Outcome | null> {
  const reply = await visit.api.post<FollowedPetition>(`${API}/followed`, { number, tail }, { id: visit.request.commandId });
  return reply.ok ? shown(visit, reply.value) : null;
}

/** Down the areas by links, so that it works without JavaScript; ends at a village. */
export async function visitFile(visit: Visit): Promise<Outcome> {
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const place = placeOf(visit);
  if (!/^\d{12}$/.test(place)) return choosePlace(visit, "/petitions/file");
  const typed = (name: string): string => fieldOf(request.form, name);
  const photos = photosOf(request.form, PHOTOS_MAX);
  // One that could not be taken is said before anything is sent: nobody finds out later that the contract is missing.
  const refused = fieldOf(request.form, "photoProblem") !== "";
  let problems = request.form ? needed(visit, ["requests", "facts"]) : [];
  if (request.form && problems.length === 0 && !refused) {
    const requests = typed("requests")
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const optional = (name: string): string | null => typed(name).trim() || null;
    const body = {
      id: request.commandId,
      place,
      requests,
      facts: typed("facts"),
      photos,
      name: optional("name"),
      phone: optional("phone"),
      address: optional("address"),
      needs: optional("needs"),
      earlierNumber: optional("earlierNumber"),
      language,
    };
    const reply = await visit.api.post<PetitionReceipt>(API, body, { id: request.commandId });
    if (reply.ok) return showReceipt(visit, reply.value.follow);
    problems = problemsOf(reply.refusal);
  }
  const status = problems.length > 0 || refused ? 422 : 200;
  const wrong = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  return page(
    say("file"),
    <form method="post" action="/petitions/file" enctype="multipart/form-data" novalidate>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("file")}</h1>
      <p class="hint">{say("before")}</p>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="commandId" value={request.commandId} />
      <TextArea
        name="requests"
        label={say("requests")}
        hint={say("requestsHint")}
        value={typed("requests")}
        problem={wrong("requests")}
        rows={3}
        maxlength={4000}
      />
      <TextArea name="facts" label={say("facts")} value={typed("facts")} problem={wrong("facts")} rows={8} maxlength={6000} />
      <PhotoField
        language={language}
        label={say("photos")}
        aside={say("ifAny")}
        hint={say("photos.hint")}
        photos={photos}
        refused={refused}
      />
      <TextField
        name="name"
        label={say("name")}
        aside={say("optional")}
        value={typed("name")}
        problem={wrong("name")}
        autocomplete="name"
        maxlength={50}
      />
      <PhoneField label={say("phone")} aside={say("optional")} value={typed("phone")} problem={wrong("phone")} />
      <TextField
        name="address"
        label={say("address")}
        aside={say("optional")}
        value={typed("address")}
        problem={wrong("address")}
        maxlength={200}
      />
      <TextField
        name="needs"
        label={say("needs")}
        aside={say("ifAny")}
        hint={say("needs.hint")}
        value={typed("needs")}
        problem={wrong("needs")}
        maxlength={200}
      />
      <TextField
        name="earlierNumber"
        label={say("earlier")}
        aside={say("ifAny")}
        hint={say("earlier.hint")}
        value={typed("earlierNumber")}
        problem={wrong("earlierNumber")}
        maxlength={40}
      />
      <button type="submit" class="button primary">
        {say("send")}
      </button>
    </form>,
    status,
  );
}
