-- Limits of a share whose count is not known exactly: the lower one for the least, the upper one for the most that it can be. Parameters: $least, $most, $total, $confidence_level.
SELECT share_limits($least, $total, $confidence_level).lower AS lower, share_limits($most, $total, $confidence_level).upper AS upper;
