-- What a round is called in English, where the city entered it.
alter table cells.round add column en text;
