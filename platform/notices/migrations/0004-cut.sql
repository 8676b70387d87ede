-- When the code in a message that could not be sent is cut out of it; null: there is none, or it is gone.
alter table notices.sent add column cut_at timestamptz;
create index sent_cut on notices.sent (cut_at) where cut_at is not null;
