"""`make bench`: the budgets of the design as ratios, all contenders in one run on the same data."""
