-- Up Migration

-- What one command ordered, as an entry of the list of orders, with how many of its orders stand how. Those that are there
-- are counted once here: src/domain/orders/batch.ts says what the columns mean.
create table batches (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  reference text collate "C" generated always as (row ->> 'reference') stored
);
create index batches_by_account on batches (account, age);
create index batches_by_organisation on batches (organisation, age);
create index batches_by_reference on batches (reference, age);
create index batches_due on batches ((row ->> 'endedAt') collate "C");
-- A page of the list, the newest first.
create index batches_in_order on batches (organisation, ((row ->> 'orderedAt') collate "C"), id);

with stands as (
  select command_id, age, row,
    case when row ->> 'state' = 'cancelled' and row #>> '{problem,code}' = 'order.replaced' then 'replaced'
      else row ->> 'state' end as standing
  from orders where row is not null
), counts as (
  select command_id, standing, count(*) as count from stands group by command_id, standing
), standings as (
  select command_id, jsonb_object_agg(standing, count) as standings, array_agg(standing) as all_of_them
  from counts group by command_id
), firsts as (
  select distinct on (command_id) command_id, age, row from stands order by command_id, age
), lasts as (
  select command_id, count(*) as lines, max(row ->> 'changedAt' collate "C") as changed_at,
    case when bool_and(row ? 'endedAt') then max(row ->> 'endedAt' collate "C") end as ended_at
  from stands group by command_id
), ordered as (
  select firsts.age, jsonb_strip_nulls(jsonb_build_object(
    'id', command_id, 'operator', row -> 'operator', 'organisation', row -> 'organisation', 'account', row -> 'account',
    'commandId', command_id, 'command', row -> 'command', 'reference', row -> 'reference', 'lines', lines,
    'approval', (select min(approvals.id) from approvals where approvals.command_id = firsts.command_id and approvals.row is not null),
    'left', '[]'::jsonb, 'standings', standings, 'orderedAt', row -> 'orderedAt', 'dueAt', row -> 'dueAt',
    'sought', '|' || array_to_string(
      case when row ->> 'dueAt' > row ->> 'orderedAt' then array_replace(all_of_them, 'acknowledged', 'scheduled')
        else all_of_them end, '|') || '|',
    'changedAt', changed_at, 'endedAt', ended_at)) as entry
  from firsts join lasts using (command_id) join standings using (command_id)
), requested as (
  select age, jsonb_build_object(
    'id', command_id, 'operator', row -> 'operator', 'organisation', row -> 'organisation', 'account', row -> 'account',
    'commandId', command_id, 'command', row -> 'command', 'reference', row -> 'reference', 'approval', id,
    'lines', jsonb_array_length(row -> 'lines'), 'left', '[]'::jsonb, 'standings', '{}'::jsonb, 'sought', '|',
    'orderedAt', row -> 'askedAt', 'dueAt', row -> 'askedAt', 'changedAt', row -> 'askedAt',
    'endedAt', row -> 'expiresAt') as entry
  from approvals where row is not null and command_id not in (select command_id from stands)
)
insert into batches (id, row)
  select entry ->> 'id', entry from (select * from ordered union all select * from requested) as entries order by age
  on conflict (id) do nothing;

-- Down Migration

drop table batches;
