"""Official tables: return statistics in the layouts of Eurostat, over the same figures as everything else."""
