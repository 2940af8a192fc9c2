-- HMAC-SHA-256 (RFC 2104) of a text in hex: H(outer ‖ H(inner ‖ text)), the key's pads being variables of the database.
-- Placeholders: text; inner, outer, names of the variables.
sha256(getvariable({{outer}}) || unhex(sha256(getvariable({{inner}}) || encode({{text}}))))
