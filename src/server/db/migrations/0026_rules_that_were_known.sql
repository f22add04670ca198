-- The rules of who sees what, as the last server that was started knew them. Where a later version shows somebody less
-- than before, their devices hold what they may no longer see: they start those files afresh.
ALTER TABLE service ADD COLUMN rules json;
