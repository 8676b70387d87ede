-- Whoever lost the link finds one opinion by the number of its receipt.
create index item_number on opinions.item (number);
