-- What organs are diagnosed by (domain.md §6, pet.repeat and pet.once): whether an answer held. Of the matter, never of whoever wrote.
alter table petitions.petition add column opinion_on date;
alter table petitions.petition add column refiled_on date;
alter table petitions.petition add column refiled_after_opinion bool not null default false;
alter table petitions.petition add column once_due_on date;
alter table petitions.petition add column settled_once bool not null default false;
