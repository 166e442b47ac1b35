"""The wording of our letters: delivered beside each template, edited by administrators, kept in versions, frozen in each letter."""
