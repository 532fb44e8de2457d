"""What the figures in `RESULTS.md` come from: `make bench`. CPU time, as ratios to the floor."""
