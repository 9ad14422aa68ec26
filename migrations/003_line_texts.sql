-- Up Migration

-- What masks are tried on, apart from the lines: a search reads ten times fewer pages of it, and its pages stay known as
-- visible to all, since nothing but a new number or name changes them; so a mask over numbers is answered from the index
-- alone. The triggers keep it, whichever version of the program writes a line.
create table line_texts (
  id text collate "C" primary key,
  operator text collate "C" not null,
  organisation text collate "C" not null,
  number text collate "C" not null,
  sought text collate "C" not null
);
-- Nobody adds a line between the copy and the triggers.
lock table lines in share row exclusive mode;
insert into line_texts (id, operator, organisation, number, sought)
  select id, operator, organisation, number, sought from lines where row is not null order by organisation, number;

create index line_texts_in_order on line_texts (organisation, number, id) include (operator);
create index line_texts_like on line_texts using gin (number gin_trgm_ops, sought gin_trgm_ops);
-- With a hundred samples the planner cannot tell a mask that one line in fifty fits from one that none does.
alter table line_texts alter column number set statistics 1000, alter column sought set statistics 1000;
analyze line_texts;
drop index lines_like;

create function keep_line_texts() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from line_texts where id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into line_texts (id, operator, organisation, number, sought)
      select new.id, new.operator, new.organisation, new.number, new.sought where new.row is not null;
  end if;
  return null;
end $$;
create trigger line_texts_added after insert on lines for each row
  when (new.row is not null) execute function keep_line_texts();
create trigger line_texts_changed after update on lines for each row
  when ((old.operator, old.organisation, old.number, old.sought)
    is distinct from (new.operator, new.organisation, new.number, new.sought)) execute function keep_line_texts();
create trigger line_texts_removed after delete on lines for each row execute function keep_line_texts();

-- Down Migration

drop trigger line_texts_removed on lines;
drop trigger line_texts_changed on lines;
drop trigger line_texts_added on lines;
drop function keep_line_texts;
drop table line_texts;
create index lines_like on lines using gin (number gin_trgm_ops, sought gin_trgm_ops);
