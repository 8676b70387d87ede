-- Plans for the grids of a village: drawn by the town, approved by the county. What is in force is in places.area and places.shape.
create table places.grid_plan (
  home text not null,
  village text not null,
  version int4 not null,
  place text not null,
  stage text not null,
  reason text not null,
  source text not null,
  grids jsonb not null,
  ends jsonb not null,
  drawn_by text not null,
  drawn_at timestamptz not null,
  submitted_by text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  note text,
  document text,
  valid_from date,
  primary key (home, village, version)
);
create index grid_plan_waiting on places.grid_plan (place) where stage in ('drawn', 'submitted', 'approved');
alter table places.grid_plan enable row level security;
alter table places.grid_plan force row level security;
create policy scope on places.grid_plan using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
