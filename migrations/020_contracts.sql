-- Up Migration

-- What is agreed with a company for some of its billing accounts (src/domain/records/contract.ts).
create table contracts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  number text collate "C" generated always as (row ->> 'number') stored
);
create index contracts_by_organisation on contracts (organisation, age);
create index contracts_by_number on contracts (number, age);

-- Which lines share a group pack (src/domain/records/line.ts).
alter table lines add column group_pack text collate "C" generated always as (row ->> 'groupPack') stored;
create index lines_by_group_pack on lines (group_pack, age);

-- Down Migration

alter table lines drop column group_pack;
drop table contracts;
