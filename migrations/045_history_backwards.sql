-- Up Migration

-- The history is read from its end, newest first: an index in order is read backwards for that, as every other one is.
create index audit_in_order_of_time on audit (organisation, ((row ->> 'at') collate "C"), id);
drop index audit_in_order;

-- Down Migration

create index audit_in_order on audit (organisation, ((row ->> 'at') collate "C") desc nulls last, id desc);
drop index audit_in_order_of_time;
