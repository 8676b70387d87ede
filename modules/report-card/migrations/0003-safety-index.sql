-- The safety index: rules by version, what is being worked out, and every publication. `detail` is the whole fold; nothing in it is of a person.
create table report_card.safety_index (
  home text not null,
  id uuid not null,
  place text not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table report_card.safety_index enable row level security;
alter table report_card.safety_index force row level security;
create policy scope on report_card.safety_index using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
