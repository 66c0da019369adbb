-- First day on which the institution is covered the way it is. What is known of those that take part already: not before they did.
ALTER TABLE participant ADD COLUMN coverage_since DATE;
UPDATE participant SET coverage_since = active_from WHERE coverage IS NOT NULL;
