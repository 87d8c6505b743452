"""What if: many questions against one baseline, grids of policies, a year of slips; spread over processes."""
