-- Where an opinion was said that somebody wrote down: a letter, a call, a meeting; null when it was typed on the page.
alter table decisions.opinion add column heard text;
