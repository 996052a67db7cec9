-- works-with: 0.2.0
-- Holds the constraint against the rows that were there, without keeping anybody from them.
alter table linking.link_decisions validate constraint link_decisions_redacted_check;
