"""Facts: what happened, as rows without personal data, each in every version that was ever recorded (decision 0038)."""
