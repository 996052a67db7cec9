-- works-with: 0.2.0
-- Records that somebody asked to be read again at once, whatever their stamps: the run reads them before its window.
alter table sync.runs add column crm_ids text[] collate "C";
