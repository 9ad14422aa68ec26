-- Up Migration

-- Files that are kept with requests to the staff, copied from the conversations they were sent in: they stay as long as their
-- request does, and are removed with what it was told (src/store/postgres/uploads.ts). A request's other new columns are in
-- its row, and optional.
create table request_files (
  request text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  content_type text not null,
  bytes bytea not null,
  primary key (request, id)
);
-- What people send is mostly compressed already.
alter table request_files alter column bytes set storage external;

-- Down Migration

drop table request_files;
