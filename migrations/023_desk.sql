-- Up Migration

-- By what the operator's staff finds its work (src/domain/tickets/desk.ts), and whose line a request is about.
alter table requests
  add column subject text collate "C" generated always as (row ->> 'subject') stored,
  add column organisation text collate "C" generated always as (row ->> 'organisation') stored,
  add column assignee text collate "C" generated always as (row ->> 'assignee') stored,
  add column line text collate "C" generated always as (row ->> 'line') stored,
  add column closed_at text collate "C" generated always as (row ->> 'closedAt') stored;
create index requests_by_subject on requests (subject, age);
create index requests_by_organisation on requests (organisation, age);
create index requests_by_assignee on requests (assignee, age);
create index requests_by_line on requests (line, age);
create index requests_by_closed_at on requests (closed_at, age);
create index requests_in_order on requests (operator, ((row ->> 'at') collate "C"), id);

-- Down Migration

drop index requests_in_order;
alter table requests drop column subject, drop column organisation, drop column assignee, drop column line, drop column closed_at;
