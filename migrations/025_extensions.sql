-- Up Migration

-- A line's extension in its company's telephone system (src/domain/records/line.ts).
alter table lines add column extension text collate "C" generated always as (row ->> 'extension') stored;
create index lines_by_extension on lines (extension, age) where extension is not null;

-- Down Migration

alter table lines drop column extension;
