-- Reviews one row each, by which they are counted: what fell due, and when it was met. Of offices, never of a person.
create table answers.review (
  home text not null,
  id uuid not null,
  n int4 not null,
  place text not null,
  due_at timestamptz not null,
  due_on date not null,
  met_at timestamptz,
  primary key (home, id, n)
);
alter table answers.review enable row level security;
alter table answers.review force row level security;
create policy scope on answers.review using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index review_due on answers.review (due_on, id);

-- The city day of a use, by which it is counted.
alter table answers.use add column used_on date;
create index use_on on answers.use (used_on, id);
