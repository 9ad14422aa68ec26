-- Up Migration

-- What has become of reports that are made in the background (src/domain/records/report.ts).
create table reports (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored
);
create index reports_by_account on reports (account, age);
create index reports_by_organisation on reports (organisation, age);
create index reports_due on reports ((row ->> 'expiresAt') collate "C");

-- Their files, in parts: one of any length is written and read with little memory. It is whole once it has its row.
create table report_files (
  id text collate "C" primary key,
  parts integer not null
);
create table report_parts (
  file text collate "C" not null,
  part integer not null,
  begun_at timestamptz not null default now(),
  bytes bytea not null,
  primary key (file, part)
);
alter table report_parts alter column bytes set storage external;

-- Lists of lines, and their files, are read on in every order that there is from where the last page ended, as they are by number
-- (lines_in_order): without these all lines of the company are sorted for each page.
create index lines_in_plan_order on lines (organisation, plan, number, id);
create index lines_in_user_order on lines (organisation, called, number, id);
create index lines_in_state_order on lines (organisation, state, number, id);
create index lines_in_billing_order on lines (organisation, billing_account, number, id);
create index lines_in_balance_order on lines (organisation, balance, number, id);

-- Down Migration

drop index lines_in_balance_order;
drop index lines_in_billing_order;
drop index lines_in_state_order;
drop index lines_in_user_order;
drop index lines_in_plan_order;

drop table report_parts;
drop table report_files;
drop table reports;
