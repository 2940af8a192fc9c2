-- HMAC-SHA-256 (RFC 2104) of a text under a key of at most 64 bytes, in lower-case hexadecimal. A missing text stays missing.
-- Parameters of the macro: the key's inner and outer block, the text.
CREATE OR REPLACE TEMP MACRO hmac_sha256(inner_block, outer_block, message) AS
    sha256(outer_block || unhex(sha256(inner_block || encode(message))));
