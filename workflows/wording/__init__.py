"""The wording of letters as administrators edit it: proposed by one, looked at on paper, signed by another."""
