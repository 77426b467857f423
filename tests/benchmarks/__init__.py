"""Measured speed, as ratios to a named peer in the same run; `make bench` prints them."""
