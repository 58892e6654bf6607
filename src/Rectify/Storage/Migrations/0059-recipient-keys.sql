-- The key that mails to a recipient are encrypted with, as it publishes it: an OpenPGP public key in letters (ASCII armour).
ALTER TABLE recipient_readiness ADD COLUMN open_pgp $text$ NOT NULL DEFAULT '';
