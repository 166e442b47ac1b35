"""Four people in eight tabs at a server that is killed: what they were told is kept stands there, once (docs/how-to/run-the-chaos-test.md)."""
