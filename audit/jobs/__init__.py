"""What a worker makes in the background: each job once, by one worker at a time, whatever becomes of it meanwhile."""
