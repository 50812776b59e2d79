-- The kind of a moment could be emptied before that was refused. A kitchen-table talk is one still: as any other moment it
-- would tell the public where somebody lives.
UPDATE moment SET kind = 'keukentafel'
WHERE kind IS NULL AND 'keukentafel' = (
    SELECT old_value FROM status_change
    WHERE record_type = 'moment' AND record_id = moment.id AND field = 'kind'
    ORDER BY fid DESC LIMIT 1
);
