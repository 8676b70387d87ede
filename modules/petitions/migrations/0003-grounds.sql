-- Why an opinion did not stand in 复查: of the opinion and its organ, never of whoever asked.
alter table petitions.petition add column review_ground text;
