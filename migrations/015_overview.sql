-- Up Migration

-- What the overview of lines is sorted and narrowed by: the plan, who uses a line or what it is for, and its balance in
-- minor units. What a line is called was made before this is noted as done, as its search texts were:
-- src/store/postgres/searchTexts.ts.
alter table lines
  add column plan text collate "C" generated always as (row ->> 'plan') stored,
  add column called text collate "C" generated always as (row ->> 'called') stored,
  add column balance bigint generated always as ((row -> 'balance' ->> 'minor')::bigint) stored;
create index lines_by_plan on lines (plan, age);

-- Down Migration

alter table lines drop column plan, drop column called, drop column balance;
