-- Up Migration

-- SIM cards and numbers that lines are made of: src/domain/records/stock.ts.
create table stock (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  kind text collate "C" generated always as (row ->> 'kind') stored,
  state text collate "C" generated always as (row ->> 'state') stored,
  taken_by text collate "C" generated always as (row ->> 'takenBy') stored
);
create index stock_by_kind on stock (kind, age);
create index stock_by_state on stock (state, age);
create index stock_by_taken_by on stock (taken_by, age);
-- A page of the free numbers, in order.
create index stock_in_order on stock (kind, state, ((row ->> 'value') collate "C"), id);

-- Which line has a SIM card.
alter table lines add column iccid text collate "C" generated always as (row ->> 'iccid') stored;
create index lines_by_iccid on lines (iccid, age);

-- Down Migration

drop index lines_by_iccid;
alter table lines drop column iccid;
drop table stock;
