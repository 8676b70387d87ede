-- A round opened by mistake stays in the list, and counts for nothing.
alter table cells.round add column voided_on date;
