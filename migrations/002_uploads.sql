-- Up Migration

-- Files that people sent in conversations: each goes with its conversation.
create table uploads (
  conversation text collate "C" not null references conversations (id) on delete cascade,
  id text collate "C" not null,
  name text not null,
  content_type text not null,
  bytes bytea not null,
  primary key (conversation, id)
);
-- What people send is mostly compressed already.
alter table uploads alter column bytes set storage external;

-- Down Migration

drop table uploads;
