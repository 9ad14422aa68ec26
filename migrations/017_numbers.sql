-- Up Migration

-- What types of numbers there are, which conversation holds what, and what is free again next (src/domain/records/stock.ts).
alter table stock add column number_type text collate "C" generated always as (row ->> 'numberType') stored;
alter table stock add column held_by text collate "C" generated always as (row ->> 'heldBy') stored;
create index stock_by_number_type on stock (number_type, age);
create index stock_by_held_by on stock (held_by, age);
-- A page of the free numbers of one type, in order.
create index stock_of_type on stock (kind, state, number_type, ((row ->> 'value') collate "C"), id);
create index stock_free_at on stock (state, ((row ->> 'freeAt') collate "C"), id);

-- Down Migration

drop index stock_free_at;
drop index stock_of_type;
drop index stock_by_held_by;
drop index stock_by_number_type;
alter table stock drop column held_by;
alter table stock drop column number_type;
