-- Words of a few kilobytes lie in the row as they came. Packing each of them, three times on its way in and again at
-- every reading, took more of the machine than everything else that is done with them; only rows that would not fit
-- on a page are packed and put aside, as before. Rows that are there already stay as they are.
ALTER TABLE op_inbox SET (toast_tuple_target = 8160);
ALTER TABLE revision SET (toast_tuple_target = 8160);
ALTER TABLE extract SET (toast_tuple_target = 8160);
