-- Of how many grown-ups who answers on a landline was one: each counts for that many of their stratum.
alter table surveys.interview add column adults int;
