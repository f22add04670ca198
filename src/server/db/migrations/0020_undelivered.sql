-- Every round of reading tells a manager how many papers nobody tries any more: there are few, and mostly none.
CREATE INDEX delivery_failed ON delivery (record_id) WHERE failed_at IS NOT NULL;
